import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { objections } from "./axe.ts";
import { trainedInput } from "./fixture.ts";
import { type OpenPage, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

describe.skipIf(whySkipped("test/report/firstScreen.test.ts"))("the first screen of a report", () => {
  let served: Served;
  /** Opened once, and used by one test after the other. */
  let one: OpenPage;
  beforeAll(async () => {
    const input = trainedInput({ seeds: 6 });
    const numbers = input.findings.map(({ claim, where }) => ({
      paper: "the paper has it at 31.0 → 13.3 million steps to 72.2 % at the same rate, × 2.3",
      finding: { claim, where },
      lab: null,
    }));
    const paper = {
      cite: "A & B (2015), On batches",
      place: "figure 1",
      numbers,
      differs: "All.",
      tried: "Nothing.",
    };
    const ofPaper = { ...input, scenario: { ...input.scenario, paper } };
    served = await serve(await buildReport(ofPaper, await bundlePageScript()));
    one = await served.open();
    await one.page.setViewportSize({ width: 1280, height: 800 });
  });
  afterAll(() => served?.end());

  it("answers: question, answer, chart, counts and ways on within 1280 × 800, and on a phone without the chart", async () => {
    const { page } = one;
    const first = ["h1", ".question", ".answer", ".counts", ".ways"];
    for (const selector of [...first, "#chart-lead .drawing svg"])
      expect(await bottomOf(page, `#question ${selector}`), selector).toBeLessThanOrEqual(745);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const selector of first)
      expect(await bottomOf(page, `#question ${selector}`), selector).toBeLessThan(790);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator(".counts").textContent()).toMatch(/Of 3 claims: ✓1 yes ✗1 no \?1 open/);
  });

  it.each([1280, 390])(
    "is as tall when it is ready as with every open chart drawn, %i wide",
    async (width) => {
      const { page, close } = await served.open({ width });
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const ready = await height();
      await page.waitForFunction(() => document.documentElement.dataset.drawn === "true", null, {
        polling: 50,
      });
      const undrawn = () =>
        page.evaluate(
          () =>
            [...document.querySelectorAll("figure.chart:not(details:not([open]) figure) .drawing")].filter(
              (each) => (each.querySelector("svg")?.clientHeight ?? 0) < 100,
            ).length,
        );
      await expect.poll(undrawn).toBe(0);
      expect(Math.abs((await height()) - ready)).toBeLessThanOrEqual(2);
      if (width === 1280) expect(ready).toBeLessThanOrEqual(8000);
      await close();
    },
  );

  it("sets the paper's numbers beside the lab's, on a phone one under the other", async () => {
    const { page } = one;
    const rows = page.locator("#paper tbody tr");
    expect(await rows.count()).toBe(3);
    const places = () =>
      rows
        .first()
        .locator("td")
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
    expect(new Set(await places()).size).toBe(1);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(new Set(await places()).size).toBe(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("labels its chart where things stand: no legend, and guessing by name", async () => {
    const drawn = one.page.locator("#chart-lead .drawing");
    const words = await drawn.locator("text").allTextContents();
    expect(words).toEqual(
      expect.arrayContaining(["guessing", "one-subset, batch norm", "steps to 80\u202f%"]),
    );
    expect(words.some((text) => /^own batches \d+\u202f%$/.test(text))).toBe(true);
    expect(words.some((text) => /^new flowers \d+\u202f%$/.test(text))).toBe(true);
    expect(await drawn.locator(".role-legend").count()).toBe(0);
  });

  it("has at most eight charts open, and draws another when it is opened, by hand or by a link that keeps the choice", async () => {
    const { page, heard } = one;
    const open = page.locator("figure.chart:not(details:not([open]) figure)");
    expect(await open.count()).toBeLessThanOrEqual(8);
    expect(await open.and(page.locator("#shift figure")).count()).toBe(1);
    const folded = page.locator("details.fold", { has: page.locator("#chart-loss-over-steps") });
    expect(await folded.locator(".drawing svg").count()).toBe(0);
    await folded.locator("summary").first().click();
    await folded.locator(".drawing svg").waitFor();
    const anchor = page.locator("#chart-shift-heat a.anchor");
    await page.locator("#seed").selectOption("2");
    await anchor.dispatchEvent("pointerover");
    const href = (await anchor.getAttribute("href"))!;
    expect(href).toMatch(/^#at=chart-shift-heat&step=\d+&seed=2&/);
    const { page: other, close } = await served.open({ hash: href });
    await other.locator("#chart-shift-heat .drawing svg").waitFor();
    expect(await other.locator("#chart-shift-heat").isVisible()).toBe(true);
    expect(await other.locator("#seed").inputValue()).toBe("2");
    await close();
    expect(heard).toEqual([]);
  });

  it("has its contents beside it, and folded on a phone", async () => {
    const { page } = one;
    const entries = page.locator(".contents li a");
    expect(await entries.first().isVisible()).toBe(true);
    expect(await entries.allTextContents()).toContain("Training");
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await entries.first().isVisible()).toBe(false);
    await page.locator("#contents").click();
    await entries.filter({ hasText: "Shift" }).click();
    expect(await entries.first().isVisible()).toBe(false);
    expect(
      await page.evaluate(() => document.querySelector("#shift")!.getBoundingClientRect().top),
    ).toBeLessThan(200);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("has the claims in a table in their own direction, details folded, and pleases axe", async () => {
    const { page } = one;
    const rows = page.locator("tr.claim");
    const cells = await rows.first().locator("td").allTextContents();
    expect(cells.slice(0, 3).map((text) => text.replaceAll("\u202f", " "))).toEqual([
      "✗no, the reverse",
      "94 % → 51 %",
      "−43 points [−44, −42]",
    ]);
    expect(await rows.nth(1).locator(".effect").textContent()).toBe("× 1.25 [1.13, 1.38]");
    expect(await rows.first().locator("details p").first().isVisible()).toBe(false);
    expect(await objections(page)).toEqual([]);
  });

  it("asks about every claim before it tells, tells right from wrong, and says nothing before", async () => {
    const { page, heard } = one;
    await page.locator("#predict").click();
    const seen = () => page.locator("main").innerText();
    expect(await seen()).not.toMatch(/94|51|\+|×|yes, |no, |open|too few/);
    for (const hidden of [".answer", ".counts", "#chart-lead", "#training", "#shift"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    await page.locator("tr.claim").nth(0).getByText("Yes", { exact: true }).click();
    expect(await seen()).toContain("You expected: yes. not so");
    expect(await seen()).toContain("94\u202f% → 51\u202f%");
    expect(await page.locator(".answer").isVisible()).toBe(false);
    await page.locator("tr.claim").nth(1).getByText("Yes", { exact: true }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("predict=yy-");
    const { page: other, close } = await served.open({ hash: await page.evaluate(() => location.hash) });
    expect(await other.locator(".score").textContent()).toBe("You were right about 1 of 2; 1 to go.");
    expect(await other.locator(".answer").isVisible()).toBe(false);
    await close();
    await page.locator("tr.claim").nth(2).getByText("Cannot tell").click();
    expect(await page.locator(".score").textContent()).toBe("You were right about 2 of 3.");
    expect(await page.locator(".answer").isVisible()).toBe(true);
    expect(await page.locator("#training").isVisible()).toBe(true);
    await page.locator("#predict").click();
    expect(await page.locator(".score").textContent()).toBe("");
    expect(heard).toEqual([]);
  });
});

const bottomOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().bottom + scrollY);
