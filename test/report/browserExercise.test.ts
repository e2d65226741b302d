import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LineName } from "../../src/exercise/exercise.ts";
import { buildReport } from "../../src/report/buildReport.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { rounded } from "../exercise/students.ts";
import { objections } from "./axe.ts";
import { inputOf, scenarioOf } from "./fixture.ts";
import { type OpenPage, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

describe.skipIf(whySkipped("test/report/browserExercise.test.ts"))("an exercise in the page", () => {
  let served: Served;
  let one: OpenPage;
  let page: Page;

  beforeAll(async () => {
    const file = "scenarios/batch-of-four.yaml";
    const input = inputOf(scenarioOf(readScenario(file, readFileSync(file, "utf8"))));
    const [script, exercise] = await Promise.all([
      bundlePageScript(),
      bundlePageScript("src/report/page/exercise.ts"),
    ]);
    served = await serve(await buildReport(input, script, { exerciseScript: exercise }));
    one = await served.open();
    page = one.page;
    await page.locator("#exercise > summary").click();
  });
  afterAll(() => served?.end());

  const fields = (line: LineName) => page.locator(`[data-line="${line}"] input`);
  const verdict = (line: LineName) => page.locator(`#exercise-verdict-${line}`);
  const fault = (line: string) => page.locator(`#exercise-fault-${line}`);
  const outcome = () => page.locator("#exercise-outcome").innerText();
  const check = () => page.getByRole("button", { name: "Check" }).click();

  async function write(lines: Partial<Record<LineName, readonly string[]>>): Promise<void> {
    for (const field of await page.locator(".answer-line input").all())
      if (await field.isVisible()) await field.fill("");
    for (const [line, texts] of Object.entries(lines))
      for (const [at, text] of texts.entries())
        await fields(line as LineName)
          .nth(at)
          .fill(text);
  }

  /** Unit z11 with the γ, β and ε of test/exercise/students.ts. */
  async function give(): Promise<void> {
    await page.getByLabel("as in").selectOption("PyTorch");
    await page.getByLabel("epsilon").fill("0.1");
    await page.getByLabel("gamma").fill("2");
    await page.getByLabel("beta").fill("0,5");
  }

  it("folds the answers when it is opened", async () => {
    for (const answers of ["#worked-lines", "#conventions"])
      expect(await page.locator(answers).getAttribute("open")).toBeNull();
    expect(await page.locator("#exercise-given").innerText()).toContain("cgpa");
  });

  it("passes a solution that is right to four digits", async () => {
    await give();
    await write(
      Object.fromEntries(
        Object.entries(rounded).map(([line, values]) => [line, values.map((value) => value.toFixed(4))]),
      ),
    );
    await check();
    expect(await outcome()).toBe("All 9 lines are right.");
    expect(await verdict("normalized").innerText()).toBe("✓ right");
  });

  it("names ε outside the root, and tells what follows from it", async () => {
    await give();
    // √0.578125 + 0.1 = 0.860345; −0.625/0.8603 = −0.72649, −0.875/0.8603 = −1.01709
    await write({ divisor: ["0.8603"], normalized: ["−0,7265", "0,7265", "−1,0171", "1,0171"] });
    // By the key that ends a form.
    await fields("normalized").last().press("Enter");
    const told = (await outcome()).replaceAll("\u00a0", " ");
    expect(told).toContain("The first line that differs is divisor.");
    expect(told).toContain("0.8603 instead of 0.823483: differs by 0.0368165");
    expect(told).toContain("ε was added outside the root, σ + ε, where the exercise asks for √(σ² + ε)");
    expect(told).toContain("One later line follows from it: no new slip there.");
    expect(await verdict("normalized").innerText()).toContain("follows from your lines before it");
    expect(await page.locator("#exercise-outcome").getAttribute("aria-live")).toBe("polite");
  });

  it("says where no known slip explains it", async () => {
    await give();
    await write({ mean: ["0.1234"] });
    await check();
    expect(await outcome()).toContain("no known slip explains it");
  });

  it("tells what cannot be read at its field, judges nothing, and goes there", async () => {
    await give();
    await write({ z: ["0.1", "1.35", "", "1.6"], mean: ["29/40"], variance: ["0.5781"] });
    await check();
    expect(await outcome()).toBe("2 fields cannot be read; nothing was judged.");
    expect(await fault("z").innerText()).toContain("sample 3: expected a number for every sample");
    expect(await fault("mean").innerText()).toContain('got "29/40"');
    expect(await fields("mean").getAttribute("aria-invalid")).toBe("true");
    expect(
      await fields("z")
        .nth(2)
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await verdict("variance").innerText()).toBe("");
    // What was told goes as soon as something else is written.
    await fields("mean").fill("0.725");
    expect(await fault("mean").isVisible()).toBe(false);
    await page.getByLabel("epsilon").fill("-1");
    expect(await fault("epsilon").innerText()).toContain("expected a number of at least 0; got -1");
    await page.getByLabel("epsilon").fill("0.1");
    expect(await fault("epsilon").isVisible()).toBe(false);
  });

  it("says so where nothing is written", async () => {
    await write({});
    await check();
    expect(await outcome()).toBe("Nothing is written yet: fill in one line or several.");
  });

  it("follows the unit and the convention that are chosen", async () => {
    await page.getByLabel("as in").selectOption("Keras");
    expect(await page.getByLabel("epsilon").inputValue()).toBe("0.001");
    await page.getByLabel("Hidden unit").selectOption("2");
    // z12 = −cgpa + 1.5·iq − 0.2 = 1.8, −1.7, 5.3, −1.2; μ = 1.05; moved from 0 by 0.01·1.05, with σ² = 7.8125 by 0.078125.
    await write({ z: ["1.8", "-1.7", "5.3", "-1.2"], runningMean: ["0.0105"], runningVariance: ["1.0681"] });
    await check();
    expect(await outcome()).toBe("All 3 lines are right.");
    await page.getByLabel("as in").selectOption("the notes");
    expect(await fields("runningMean").isVisible()).toBe(false);
    expect(await outcome()).toBe("");
    await check();
    expect(await outcome()).toBe("All that was written down is right.");
  });

  it("keeps what was written when it is folded", async () => {
    const summary = page.locator("#exercise > summary");
    await summary.click();
    expect(await fields("z").first().isVisible()).toBe(false);
    await summary.click();
    expect(await fields("z").first().inputValue()).toBe("1.8");
  });

  it("prints lines to write on while the answers are folded, and nothing beside them", async () => {
    await page.emulateMedia({ media: "print" });
    expect(await fields("z").first().isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Check" }).isVisible()).toBe(false);
    const openOrNot = (fold: string, open: boolean) =>
      page.locator(fold).evaluate((element, isOpen) => {
        (element as HTMLDetailsElement).open = isOpen;
      }, open);
    await openOrNot("#worked-lines", true);
    expect(await page.locator("#exercise").isVisible()).toBe(false);
    await openOrNot("#worked-lines", false);
    await openOrNot("#exercise", false);
    expect(await page.locator("#exercise").isVisible()).toBe(false);
    await openOrNot("#exercise", true);
    await page.emulateMedia({ media: "screen" });
  });

  it("fits, pleases axe in light and dark, and asks nothing of the net", async () => {
    await write({ mean: ["0.1"], variance: ["x"] });
    for (const bad of [true, false]) {
      if (!bad) await fields("variance").fill("0.5");
      await check();
      for (const { colorScheme, width } of [
        { colorScheme: "light", width: 1280 },
        { colorScheme: "dark", width: 390 },
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await objections(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
    expect(one.heard).toEqual([]);
  });
});
