import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { findBrowser } from "./browser.ts";
import { syntheticInput } from "./fixture.ts";
import { bundlePageScript } from "./pageScript.ts";

const executablePath = findBrowser();
if (!executablePath) {
  const reason = "no browser: set CHROMIUM_PATH, or put chromium on the PATH";
  if (process.env.LAB_REQUIRE_BROWSER === "1") throw new Error(reason);
  console.warn(`test/report/browser.test.ts skipped: ${reason}`);
}

describe.skipIf(!executablePath)("the report in a browser", () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "report-"));
    const file = join(folder, "index.html");
    writeFileSync(file, await buildReport(syntheticInput({ seeds: 6 }), await bundlePageScript()));
    address = pathToFileURL(file).href;
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(options: { width?: number; dark?: boolean } = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? "dark" : "light",
    });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("console", (message) => heard.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && request.url() !== address)
        heard.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    return { page, heard, close: () => context.close() };
  }

  /** Every chart has come into view once. */
  async function readThrough(page: Page) {
    const figures = await page.locator("figure.chart").all();
    for (const figure of figures) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator(".drawing svg").first().waitFor();
    }
    return figures.length;
  }

  it("draws every chart from disk without a console message or a request", async () => {
    const { page, heard, close } = await open();
    expect(await readThrough(page)).toBeGreaterThanOrEqual(15);
    expect(await page.locator("figure.chart .drawing svg").count()).toBeGreaterThanOrEqual(15);
    expect(heard).toEqual([]);
    await close();
  });

  it("moves its charts with the step, by slider and by arrow key", async () => {
    const { page, heard, close } = await open();
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
    await close();
  });

  it("changes unit, layer and seed", async () => {
    const { page, heard, close } = await open();
    const bands = page.locator("#chart-unit-bands");
    await bands.scrollIntoViewIfNeeded();
    const shape = () => bands.locator("svg").first().innerHTML();
    const first = await shape();
    await page.locator("#unit-grid button[data-unit='3']").first().click();
    await expect.poll(shape).not.toBe(first);
    const second = await shape();
    await page.locator("[data-layer='2']").click();
    await expect.poll(shape).not.toBe(second);
    const third = await shape();
    await page.locator("#seed").selectOption("2");
    await expect.poll(shape).not.toBe(third);
    expect(heard).toEqual([]);
    await close();
  });

  it("works the arithmetic out again under another convention", async () => {
    const { page, heard, close } = await open();
    const body = page.locator("#arithmetic-body");
    await body.scrollIntoViewIfNeeded();
    expect(await body.textContent()).toContain("numbers of the engine");
    await page.locator("input[name=divideBy][value='m-1']").check();
    await expect.poll(() => body.textContent()).toContain("another convention");
    expect(heard).toEqual([]);
    await close();
  });

  it("offers each chart as CSV, SVG, PNG and Vega-Lite", async () => {
    const { page, heard, close } = await open();
    const figure = page.locator("#chart-training-against-inference");
    await figure.scrollIntoViewIfNeeded();
    for (const [format, name] of [
      ["csv", ".csv"],
      ["svg", ".svg"],
      ["png", ".png"],
      ["vega-lite", ".vl.json"],
    ]) {
      const download = page.waitForEvent("download");
      await figure.locator(`[data-download='${format}']`).click();
      expect((await download).suggestedFilename()).toBe(`rose-buds-training-against-inference${name}`);
    }
    expect(heard).toEqual([]);
    await close();
  });

  it("shows a chart's numbers as a table", async () => {
    const { page, close } = await open();
    const figure = page.locator("#chart-training-against-inference");
    await figure.locator("summary").click();
    await expect.poll(() => figure.locator("tbody tr").count()).toBeGreaterThan(50);
    await close();
  });

  it("fits a telephone without scrolling sideways", async () => {
    const { page, heard, close } = await open({ width: 390 });
    await readThrough(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(heard).toEqual([]);
    await close();
  });

  it("has drawn everything before it prints", async () => {
    const { page, close } = await open();
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const empty = await page.locator("figure.chart .drawing:not(:has(svg))").count();
    expect(empty).toBe(0);
    await close();
  });

  it.each([
    { dark: false, width: 1280 },
    { dark: true, width: 1280 },
    { dark: false, width: 390 },
  ])("has nothing that axe objects to ($width pixels wide, dark: $dark)", async (look) => {
    const { page, close } = await open(look);
    await readThrough(page);
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const results = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`)
            .join(" | ")}`,
      );
    });
    expect(violations).toEqual([]);
    await close();
  });
});
