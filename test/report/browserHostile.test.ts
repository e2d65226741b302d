import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIndex } from "../../src/report/reportsIndex.ts";
import type { SmallChart } from "../../src/report/thumbnail/smallChart.ts";
import { lab } from "../commands/lab.ts";
import { hostileScenario } from "./hostileScenario.ts";
import { hostileNames, hostileWords } from "./hostileWords.ts";
import { drawAll, type OpenPage, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

const plainNames = Array.from({ length: 40 }, (_, index) => `word ${index}`);
const lists = {
  plain: plainNames,
  hostile: hostileNames,
  turned: [...hostileNames.slice(21), ...hostileNames],
};
type Name = keyof typeof lists;

const hostileChart = (word: string): SmallChart => ({
  kind: "rows",
  title: word,
  bars: false,
  mark: { at: 0.5, name: word },
  rows: [{ name: word, colour: "variant-0", from: 0, value: 1, low: null, high: null, words: word }],
});

describe.skipIf(whySkipped("test/report/browserHostile.test.ts"))("texts of strangers in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-hostile-"));
  const served = {} as Record<Name, Served>;
  /** Each report in a window of 1280 pixels, every chart drawn. */
  const opened = {} as Record<Name, OpenPage>;
  beforeAll(async () => {
    for (const name of Object.keys(lists) as Name[]) {
      const { csv, yaml } = hostileScenario(lists[name]);
      writeFileSync(join(folder, "table.csv"), csv);
      writeFileSync(join(folder, `${name}.yaml`), yaml);
      const { status, stderr } = await lab(folder, "run", `${name}.yaml`, "--quiet", "--workers", "2");
      expect(stderr).toBe("");
      expect(status).toBe(0);
      served[name] = await serve(readFileSync(join(folder, "reports", name, "index.html"), "utf8"));
      opened[name] = await served[name].open();
      await drawAll(opened[name].page);
    }
  });
  afterAll(async () => {
    for (const one of Object.values(served)) await one.end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** How many shapes each chart consists of, axes and legends left out. */
  async function shapesOf(page: Page): Promise<Record<string, number>> {
    return Object.fromEntries(
      await page
        .locator("figure.chart")
        .evaluateAll((figures) =>
          figures.map((figure) => [
            (figure as HTMLElement).dataset.chart!,
            figure.querySelectorAll(".role-mark :is(path[d]:not([d='']), text, image, line, rect)").length,
          ]),
        ),
    );
  }

  const ran = (page: Page) => page.evaluate(() => (window as unknown as { ran?: number }).ran);

  it.each(["hostile", "turned"] as const)("draw every chart as plain words do (%s)", async (name) => {
    const shapes = await shapesOf(opened.plain.page);
    expect(Object.keys(shapes).length).toBeGreaterThan(20);
    expect(Object.entries(shapes).filter(([, count]) => count === 0)).toEqual([]);
    const { page, heard } = opened[name];
    expect(await shapesOf(page)).toEqual(shapes);
    expect(await page.locator(".failed").count()).toBe(0);
    expect(await ran(page)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it("are shown as they were written, what acts written out", async () => {
    let text = "";
    for (const name of ["hostile", "turned"] as const) {
      const { page } = opened[name];
      text += await page.locator("main").evaluate((main) => main.textContent);
      // Each in a direction of its own.
      for (const one of await page.locator("bdi", { hasText: "שלום, 5 %" }).all())
        expect(await one.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe("isolate");
    }
    expect(text).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    for (const shown of [
      'le\'vel "a" \\',
      "\\u001b[31mred",
      "\\u202eoverride",
      "<img src=x",
      "toString",
      "שלום, 5 %",
    ])
      expect(text).toContain(shown);
  });

  it("never widen the page", async () => {
    const { page } = opened.turned;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await drawAll(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  it("leave with the numbers, the pictures and the sources", async () => {
    const { page } = opened.hostile;
    const download = async (chart: string, format: string) => {
      const waiting = page.waitForEvent("download");
      const figure = page.locator(`#chart-${chart}`);
      await figure.scrollIntoViewIfNeeded();
      await figure.locator(".drawing svg").first().waitFor();
      await figure.locator(`[data-download='${format}']`).click();
      return readFileSync(await (await waiting).path());
    };
    for (const chart of ["accuracy-by-statistic", "feature-space"]) {
      const csv = (await download(chart, "csv")).toString();
      expect(csv).not.toMatch(/(^|[,\n])"?[=+@-](?![\d.])/);
      const svg = (await download(chart, "svg")).toString();
      const fault = await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent,
        svg,
      );
      expect(fault, chart).toBeUndefined();
      expect((await download(chart, "png")).subarray(1, 4).toString(), chart).toBe("PNG");
    }
  });

  it("do not run in the list of reports, nor widen it", async () => {
    const entries = hostileWords.map((word, index) => ({
      href: `${index}/index.html`,
      title: word,
      question: word,
      variation: word,
      verdicts: [{ verdict: "supported" as const, says: word.repeat(8) }],
      answer: word,
      lead: hostileChart(word),
      runs: 1,
      variants: 1,
      seconds: 1,
      madeAt: word,
    }));
    const list = await serve(buildIndex(entries, await bundlePageScript("src/report/page/reports.ts")));
    const { page, heard, close } = await list.open({ width: 390 });
    expect(await page.locator("#found").textContent()).toBe(
      `${entries.length} of ${entries.length} scenarios`,
    );
    expect(await ran(page)).toBeUndefined();
    expect(heard).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await close();
    await list.end();
  });
});
