import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import type { PageData } from "../../src/report/page/pageData.ts";
import { trainedInput } from "./fixture.ts";
import { drawAll, type Served, serve, whySkipped } from "./openReport.ts";
import { bundlePageScript } from "./pageScript.ts";

/** A report in whose page the packed data were changed. */
function changed(html: string, change: (data: PageData) => void): string {
  return html.replace(/(id="report-bytes">)([^<]*)/, (_, before: string, base64: string) => {
    const bytes = gunzipSync(Buffer.from(base64.trim(), "base64"));
    const length = bytes.readUInt32LE(0);
    const data: PageData = JSON.parse(bytes.subarray(4, 4 + length).toString());
    change(data);
    const head = Buffer.from(JSON.stringify(data));
    const padding = (size: number) => Buffer.alloc((4 - (size % 4)) % 4);
    const start = Buffer.alloc(4);
    start.writeUInt32LE(head.length);
    const arrays = bytes.subarray(4 + length + padding(4 + length).length);
    const all = Buffer.concat([start, head, padding(4 + head.length), arrays]);
    return before + gzipSync(all).toString("base64");
  });
}

describe.skipIf(whySkipped("test/report/browserFailure.test.ts"))("a chart that cannot be drawn", () => {
  let served: Served;
  beforeAll(async () => {
    const html = await buildReport(trainedInput({ seeds: 2, detailed: 1 }), await bundlePageScript());
    const broken = changed(html, ({ charts }) => {
      const vegaOf = (id: string) => charts.find((chart) => chart.id === id)!.vega as Record<string, unknown>;
      // One that Vega cannot read, one that it reads and cannot draw.
      vegaOf("feature-space").signals = [{ name: "nothing", update: "'open" }];
      vegaOf("loss-over-steps").signals = [{ name: "step", update: "datum.missing.field" }];
    });
    served = await serve(broken);
  });
  afterAll(() => served?.end());

  it("says which it is, and leaves the others alone", async () => {
    const { page, heard, close } = await served.open();
    await page.waitForFunction(() => document.documentElement.dataset.drawn === "true");
    await drawAll(page);
    const failed = await page.locator(".drawing .failed").allTextContents();
    expect(failed).toHaveLength(2);
    expect(failed[0]).toMatch(/^The chart feature-space could not be drawn: ./);
    expect(failed[1]).toMatch(/^The chart loss-over-steps could not be drawn: ./);
    expect(await page.locator(".drawing:not(:has(svg, .failed))").count()).toBe(0);
    expect(await page.locator(".drawing svg").count()).toBeGreaterThan(15);
    await page.locator("#chart-feature-space [data-download=png]").click();
    await expect
      .poll(() => page.locator("#chart-feature-space .downloads .failed").textContent())
      .toMatch(/^PNG could not be made: ./);
    expect(heard).toEqual([]);
    await close();
  });
});
