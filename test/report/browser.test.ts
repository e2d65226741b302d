import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { objections } from "./axe.ts";
import { smallInput, trainedInput } from "./fixture.ts";
import { mapInput } from "./fixtureMap.ts";
import { rowsInput } from "./fixtureRows.ts";
import { drawAll, type OpenPage, readThrough, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

describe.skipIf(whySkipped("test/report/browser.test.ts"))("the report in a browser", () => {
  let served: Served;
  /** As wide as a desk's, in light: opened once, every chart drawn, and used by one test after the other. */
  let wide: OpenPage;
  beforeAll(async () => {
    served = await serve(await buildReport(trainedInput({ seeds: 6 }), await bundlePageScript()));
    wide = await served.open();
  });
  afterAll(() => served?.end());

  it("draws every chart from disk without a console message or a request", async () => {
    const { page, heard } = wide;
    expect(await readThrough(page)).toBeGreaterThanOrEqual(15);
    expect(await page.locator("figure.chart .drawing svg").count()).toBeGreaterThanOrEqual(15);
    await expect.poll(() => wrongPlaces(page), { timeout: 10_000 }).toEqual([]);
    expect(heard).toEqual([]);
  });

  it.each(["light", "dark"] as const)(
    "has nothing that axe objects to (1280 pixels wide, %s)",
    async (colorScheme) => {
      const { page } = wide;
      await page.emulateMedia({ colorScheme });
      expect(await objections(page)).toEqual([]);
    },
  );

  it("moves its charts with the step, by slider and by arrow key", async () => {
    const { page, heard } = wide;
    const maps = page.locator("#chart-decision-maps");
    await maps.scrollIntoViewIfNeeded();
    await maps.locator("image").first().waitFor();
    const before = await maps.locator("image").first().getAttribute("href");
    await page.locator("#step").fill("0");
    await expect.poll(() => page.locator("#step-shown").textContent()).toBe("0");
    await expect.poll(() => maps.locator("image").first().getAttribute("href")).not.toBe(before);
    await page.locator("h1").click();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator("#step-shown").textContent()).toBe("1");
    expect(heard).toEqual([]);
  });

  it("changes unit, layer and seed", async () => {
    // A chart beyond the window waits until it is seen again.
    const { page, heard } = wide;
    const bands = page.locator("#chart-unit-bands");
    await bands.scrollIntoViewIfNeeded();
    const shape = () => bands.locator("svg").first().innerHTML();
    const first = await shape();
    const fold = page.locator("details.fold", { has: bands });
    await fold.evaluate((each: HTMLDetailsElement) => {
      each.open = false;
    });
    await page.locator("#unit-grid button[data-unit='3']").first().click();
    expect(await fold.evaluate((each: HTMLDetailsElement) => each.open)).toBe(true);
    await bands.scrollIntoViewIfNeeded();
    await expect.poll(shape).not.toBe(first);
    const second = await shape();
    await page.locator("[data-layer='2']").click();
    await bands.scrollIntoViewIfNeeded();
    await expect.poll(shape).not.toBe(second);
    const third = await shape();
    await page.locator("#seed").selectOption("2");
    await expect.poll(shape).not.toBe(third);
    expect(heard).toEqual([]);
  });

  it("works the arithmetic out again under another convention", async () => {
    const { page, heard } = wide;
    const body = page.locator("#arithmetic-body");
    await body.scrollIntoViewIfNeeded();
    expect(await body.textContent()).toContain("numbers of the engine");
    await page.locator("input[name=divideBy][value='m-1']").check();
    await expect.poll(() => body.textContent()).toContain("another convention");
    expect(heard).toEqual([]);
  });

  it("shows a chart's numbers as a table", async () => {
    const figure = wide.page.locator("#chart-training-against-inference");
    await figure.locator("summary").click();
    await expect.poll(() => figure.locator("tbody tr").count()).toBeGreaterThan(50);
  });

  it("has drawn everything before it prints; on a phone it does not scroll sideways, and pleases axe", async () => {
    const { page, heard, close } = await served.open({ width: 360 });
    await drawAll(page);
    expect(await page.locator("figure.chart .drawing:not(:has(svg))").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await cutWords(page)).toEqual([]);
    expect(await objections(page)).toEqual([]);
    expect(heard).toEqual([]);
    await close();
  });
});

describe.skipIf(whySkipped("test/report/browser.test.ts"))("reports of other kinds", () => {
  it.each([
    ["given rows", rowsInput],
    ["a map of two factors", mapInput],
    ["lines over a factor", linesInput],
    ["a single variant without claims", single],
  ])("%s: draws, fits and pleases axe, in light and dark", async (_, input) => {
    const served = await serve(await buildReport(input(), await bundlePageScript()));
    const { page, heard, close } = await served.open();
    for (const { colorScheme, width } of [
      { colorScheme: "light", width: 1280 },
      { colorScheme: "dark", width: 390 },
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await drawAll(page);
      // What drawings are made of is the same in every report, in light and dark.
      expect(await objections(page, input === rowsInput && colorScheme === "light")).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expect.poll(() => wrongPlaces(page), { timeout: 10_000 }).toEqual([]);
      expect(await cutWords(page)).toEqual([]);
      expect(heard).toEqual([]);
    }
    if (input === single)
      for (const width of [768, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await drawAll(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    await close();
    await served.end();
  });
});

function single(): ReportInput {
  const input = smallInput();
  const variants = input.scenario.variants.filter(({ id }) => id === "one-subset--batch-norm");
  const own = ({ variant }: { readonly variant: string }) => variant === variants[0]!.id;
  return {
    ...input,
    scenario: { ...input.scenario, variants, factors: [], claims: [] },
    runs: input.runs.filter(own),
    details: input.details.filter(own),
    findings: [],
  };
}

/** The chart beside the answer is one of lines, the longest of whose names is long for a phone. */
function linesInput(): ReportInput {
  const input = mapInput();
  const { factors, variants } = input.scenario;
  const renamed = (level: string) => (level === "batch norm" ? "batch renormalization" : level);
  return {
    ...input,
    scenario: {
      ...input.scenario,
      factors: factors.map(({ name, levels }) => ({ name, levels: levels.map(renamed) })),
      variants: variants.map((variant) => ({
        ...variant,
        levels: { ...variant.levels, normalization: renamed(variant.levels.normalization!) },
      })),
      lead: {
        chart: "lines",
        measure: { kind: "test-accuracy", statistic: "running", layer: null },
        over: "rate",
        where: { scale: "1" },
      },
    },
  };
}

/** Words of charts that stick out of their drawing, which cuts them. */
const cutWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>("figure.chart .drawing svg text")].flatMap((text) => {
      const { left, right, width } = text.getBoundingClientRect();
      const figure = text.closest("figure")!;
      const drawing = figure.querySelector(".drawing")!.getBoundingClientRect();
      const isSeen = width > 0 && text.getAttribute("opacity") !== "0";
      return isSeen && (left < drawing.left - 1 || right > drawing.right + 1)
        ? [`${figure.id}: ${text.textContent}`]
        : [];
    }),
  );

/** Charts whose kept place is less than they turned out, or much more; and those that are wider than the page. */
const wrongPlaces = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("figure.chart .drawing:has(svg)")].flatMap((drawing) => {
      const svg = drawing.querySelector("svg")!;
      const kept = Number.parseFloat(drawing.style.minHeight);
      const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side))) as [
        number,
        number,
      ];
      return kept >= height - 1 && kept <= 1.12 * height + 16 && width <= 1.05 * drawing.clientWidth
        ? []
        : [`${drawing.closest("figure")!.id}: ${kept} for ${width} × ${height} in ${drawing.clientWidth}`];
    }),
  );
