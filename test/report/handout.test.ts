import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { trainedInput } from "./fixture.ts";
import { type OpenPage, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";
import { marksOf, type PageMarks } from "./pdfMarks.ts";

/** So many claims that not all of them fit. */
function manyClaims() {
  const input = trainedInput({ seeds: 3 });
  const findings = Array.from({ length: 11 }, (_, index) => ({
    ...input.findings[index % 3]!,
    says: `Claim ${index + 1}, told at some length, so that it takes two lines or three of the table that it stands in.`,
  }));
  return { ...input, findings, warnings: ["A warning, which stands on the first sheet as well."] };
}

describe.skipIf(whySkipped("test/report/handout.test.ts"))("the handout", () => {
  let served: Served;
  let one: OpenPage;
  beforeAll(async () => {
    served = await serve(await buildReport(manyClaims(), await bundlePageScript()));
    one = await served.open({ hash: "#print=handout", dark: true });
  });
  afterAll(() => served?.end());

  it.each(["A4", "Letter"])("is two sheets of %s, and nothing on them is blank or cut", async (format) => {
    const { page, heard } = one;
    const printed = marksOf(await page.pdf({ format, preferCSSPageSize: true, printBackground: true }));
    expect(printed).toHaveLength(2);
    for (const { words, paths } of printed) {
      expect(words).toBeGreaterThan(200);
      expect(paths).toBeGreaterThan(40);
    }
    // The maps by statistic, of two networks.
    expect(printed[1]!.pictures).toBeGreaterThanOrEqual(6);
    const sheets = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".sheet")].map((sheet) => ({
        marks: sheet.querySelectorAll("svg path, svg circle, svg line, svg text, svg image").length,
        charts: [...sheet.querySelectorAll("figure")].filter((figure) => figure.querySelector("svg")).length,
        fits:
          sheet.firstElementChild!.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom + 1,
        words: sheet.innerText.length,
      })),
    );
    expect(sheets.map(({ fits, charts }) => ({ fits, charts }))).toEqual([
      { fits: true, charts: 1 },
      { fits: true, charts: 4 },
    ]);
    for (const { marks, words } of sheets) {
      expect(marks).toBeGreaterThan(60);
      expect(words).toBeGreaterThan(200);
    }
    expect(heard).toEqual([]);
  });

  it("has drawn its charts when the button prints it", async () => {
    const { page, close } = await served.open();
    const drawn = await page.evaluate(
      () =>
        new Promise<number[]>((done) => {
          window.print = () =>
            done(
              [...document.querySelectorAll(".sheet figure")].map(
                (figure) => figure.querySelectorAll("svg path").length,
              ),
            );
          document.querySelector<HTMLElement>("#print-handout")!.click();
        }),
    );
    expect(drawn).toHaveLength(5);
    expect(Math.min(...drawn)).toBeGreaterThan(10);
    await close();
  });

  it("shows eight claims and says how many more there are", async () => {
    const { page } = one;
    expect(await page.locator(".sheet tr.claim").count()).toBe(8);
    expect(await page.locator(".sheet").first().textContent()).toContain("and 3 more in the report");
    expect(await page.locator(".sheet").last().textContent()).toMatch(/and \d+ more charts in the report/);
  });

  it("is on light paper, in whatever light the screen is", async () => {
    const { page } = one;
    await page.emulateMedia({ media: "print" });
    const paper = await page
      .locator(".sheet")
      .first()
      .evaluate((sheet) => getComputedStyle(sheet).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ media: null });
  });

  it("asks on the first sheet and answers on the last where the reader predicts", async () => {
    const { page, close } = await served.open({ hash: "#print=handout&predict=" });
    expect(marksOf(await page.pdf({ format: "A4", preferCSSPageSize: true }))).toHaveLength(2);
    const [first, last] = await page.locator(".sheet").allInnerTexts();
    expect(first).toContain("Claim 1, told");
    expect(first).toContain("☐ yes  ☐ no  ☐ cannot tell");
    expect(first).not.toMatch(/94|51|→|×|reverse|hold|open/);
    expect(last).toContain("94\u202f% → 51\u202f%");
    // The answer itself, above its chart, and what the columns are.
    const answer = await page.locator("main .answer").textContent();
    expect(answer!.length).toBeGreaterThan(100);
    expect(last!.replaceAll("\u00a0", " ")).toContain(answer!.replaceAll("\u00a0", " ").trim());
    expect(last).toContain("effect as claimed");
    expect(first).not.toContain(answer!);
    await close();
  });

  it("leaves the report as it was when the address does", async () => {
    const { page } = one;
    await page.evaluate(() => {
      location.hash = "";
    });
    await expect.poll(() => page.locator(".sheet").count()).toBe(0);
    expect(await page.locator(".answer").first().isVisible()).toBe(true);
  });

  it("and the whole report prints its charts, of those that are folded the titles, no page blank", async () => {
    const { page, close } = await served.open();
    await page.waitForFunction(() => document.documentElement.dataset.drawn === "true", null, {
      polling: 50,
    });
    const printed = marksOf(await page.pdf({ format: "A4" }));
    expect(printed.length).toBeLessThanOrEqual(14);
    for (const { words, paths, pictures } of printed) expect(words + paths + pictures).toBeGreaterThan(100);
    expect(total(printed, "pictures")).toBeGreaterThanOrEqual(6);
    await page.emulateMedia({ media: "print" });
    const folded = page.locator("details.fold:not([open]) > summary");
    expect(await folded.count()).toBeGreaterThan(15);
    expect(await folded.first().isVisible()).toBe(true);
    const said = await folded
      .first()
      .locator("h3")
      .evaluate((title) => getComputedStyle(title, "::after").content);
    expect(said).toContain("folded, and so not printed");
    await page.emulateMedia({ media: null });
    // One that is opened is printed.
    await page.evaluate(() => {
      document.querySelector("#chart-shift-heat")!.closest("details")!.open = true;
    });
    const whole = marksOf(await page.pdf({ format: "A4" }));
    expect(total(whole, "paths")).toBeGreaterThan(total(printed, "paths") + 200);
    await close();
  });
});

const total = (pages: readonly PageMarks[], kind: keyof PageMarks) =>
  pages.reduce((sum, page) => sum + page[kind], 0);
