import type { Page } from "playwright-core";
import { compile, type TopLevelSpec } from "vega-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { smallInput, trainedInput } from "./fixture.ts";
import { drawAll, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";
import { marksOf } from "./pdfMarks.ts";

interface Keeping {
  kept: Blob | undefined;
}

/** What the page would save is kept in it: Chromium lets a page save ten files in a burst, and then a few a second. */
function keepWhatIsSaved(page: Page): Promise<void> {
  return page.evaluate(() => {
    const made = new Map<string, Blob>();
    const createObjectURL = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      made.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      (window as unknown as Keeping).kept = made.get(this.href);
    };
  });
}

describe.skipIf(whySkipped("test/report/browserCarriedOut.test.ts"))(
  "what is carried out of the page",
  () => {
    let served: Served;
    let small: Served;
    beforeAll(async () => {
      const script = await bundlePageScript();
      served = await serve(await buildReport(trainedInput({ seeds: 3 }), script));
      small = await serve(await buildReport(smallInput(), script));
    });
    afterAll(async () => {
      await served?.end();
      await small?.end();
    });

    /** What the button makes; the browser's own part is tested with the texts of strangers. */
    async function download(page: Page, chart: string, format: string): Promise<Buffer> {
      const base64 = await page.evaluate(
        async ([chart, format]) => {
          (window as unknown as Keeping).kept = undefined;
          document.querySelector<HTMLElement>(`#chart-${chart} [data-download='${format}']`)!.click();
          const kept = () => (window as unknown as Keeping).kept;
          while (!kept()) await new Promise((later) => setTimeout(later, 5));
          const bytes = new Uint8Array(await kept()!.arrayBuffer());
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        },
        [chart, format],
      );
      return Buffer.from(base64, "base64");
    }

    /** Downloads every format of a chart, and reads it as another program would. */
    async function carryOut(page: Page, chart: string): Promise<void> {
      const csv = (await download(page, chart, "csv")).toString();
      for (const table of csv.split("\n\n")) {
        const [head, ...lines] = table
          .split("\n")
          .map((text) => text.replaceAll(/"([^"]|"")*"/g, "").split(",").length);
        expect(lines.length, chart).toBeGreaterThan(0);
        expect(new Set([head, ...lines]).size, chart).toBe(1);
      }
      const svg = (await download(page, chart, "svg")).toString();
      const faults = await page.evaluate((text) => {
        const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
        return [documentElement.nodeName, documentElement.querySelector("parsererror")?.textContent ?? ""];
      }, svg);
      expect(faults, chart).toEqual(["svg", ""]);
      expect(svg, chart).not.toContain("var(--");
      const png = await download(page, chart, "png");
      expect(png.subarray(1, 4).toString(), chart).toBe("PNG");
      expect(png.readUInt32BE(16), chart).toBeGreaterThan(400);
      const source = JSON.parse((await download(page, chart, "vega-lite")).toString());
      expect(source.$schema).toContain("vega-lite");
      expect(() => compile(source as TopLevelSpec), chart).not.toThrow();
      expect(
        Object.values(source.datasets as Record<string, unknown[]>).flat().length,
        chart,
      ).toBeGreaterThan(0);
    }

    it("is, for every chart, a CSV, an SVG, a PNG and a Vega-Lite source that others can read", async () => {
      const { page, heard, close } = await small.open();
      await drawAll(page);
      await keepWhatIsSaved(page);
      const charts = await page
        .locator("figure.chart")
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.chart!));
      expect(charts.length).toBeGreaterThanOrEqual(18);
      for (const chart of charts) await carryOut(page, chart);
      expect(heard).toEqual([]);
      await close();
    });

    it("is the report on paper with every open chart and no other, the tint of the maps among them", async () => {
      const { page, close } = await served.open();
      await page.waitForFunction(() => document.documentElement.dataset.drawn === "true");
      const printed = marksOf(await page.pdf({ preferCSSPageSize: true, format: "A4" }));
      const undrawn = page.locator("figure.chart:not(details:not([open]) figure) .drawing:not(:has(svg))");
      expect(await undrawn.count()).toBe(0);
      expect(await page.locator("details.fold:not([open]) .drawing svg").count()).toBe(0);
      const tints = await page
        .locator("#chart-decision-maps-by-statistic image")
        .evaluateAll((images) => new Set(images.map((image) => image.getAttribute("href"))).size);
      expect(tints).toBeGreaterThan(2);
      expect(printed.reduce((sum, { pictures }) => sum + pictures, 0)).toBeGreaterThanOrEqual(tints);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".bar").isVisible()).toBe(false);
      expect(await page.locator(".downloads").first().isVisible()).toBe(false);
      await close();
    });

    it("obeys its policy: no script but its own", async () => {
      const { page, close } = await small.open();
      await page.evaluate(() => {
        const state = window as unknown as { refused: number };
        state.refused = 0;
        document.addEventListener("securitypolicyviolation", () => state.refused++);
        const element = document.createElement("script");
        element.textContent = "window.ran = true";
        document.head.append(element);
        const image = document.createElement("div");
        image.innerHTML = "<img src=x onerror='window.ran = true'>";
        document.body.append(image);
      });
      const outcome = () =>
        page.evaluate(() => {
          const { refused, ran } = window as unknown as { refused: number; ran?: true };
          return [refused, ran];
        });
      // The script, the picture and its handler.
      await expect.poll(outcome).toEqual([3, undefined]);
      await close();
    });

    it("obeys its policy: no eval, no request", async () => {
      const script = `window.broken = [];
document.addEventListener("securitypolicyviolation", (event) => window.broken.push(event.effectiveDirective));
setTimeout(() => { try { new Function("return 1")(); window.broken.push("evaluated"); } catch {} });
fetch("https://example.invalid/").catch(() => {});
new Image().src = "https://example.invalid/x.png";
document.documentElement.dataset.ready = "true";`;
      // In a script and a task of the page's own: what the test evaluates itself is exempt from the policy.
      const named = await buildReport(smallInput(), script);
      const other = await serve(named);
      const { page, close } = await other.open();
      const outcome = () =>
        page.evaluate(() => [...(window as unknown as { broken: string[] }).broken].sort());
      await expect.poll(outcome).toEqual(["connect-src", "img-src", "script-src"]);
      await close();
      await other.end();
    });
  },
);
