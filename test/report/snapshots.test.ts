import { existsSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { intervalPlot } from "../../src/report/charts/intervalPlot.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import type { Lead } from "../../src/scenario/scenario.ts";
import { compact } from "./compact.ts";
import { type DrawnChart, drawingOf, drawnCharts } from "./drawnCharts.ts";
import { deepInput, smallInput } from "./fixture.ts";
import { findingsOf } from "./fixtureFindings.ts";
import { mapInput } from "./fixtureMap.ts";

const folder = "test/report/snapshots";

// `npm run snapshots` makes them again: read the difference before it is committed.
describe("every chart, on a fixed small record", () => {
  let charts: DrawnChart[];
  beforeAll(async () => {
    charts = [
      ...(await drawnCharts(smallInput())),
      ...(await (
        await drawingOf(deepInput())
      )(
        () => ({}),
        ({ id }) => id === "gradients-over-depth",
      )),
      await lead("lead-map", mapInput(), null),
      await lead("lead-lines", mapInput(), {
        chart: "lines",
        measure: accuracy,
        over: "rate",
        where: { scale: "1" },
      }),
      await lead("lead-bars", smallInput(), { chart: "bars", measure: accuracy, over: null, where: {} }),
      await lead("lead-effects", twoRatios(), { chart: "effects", measure: accuracy, over: null, where: {} }),
    ];
  });

  it("compiles to the specification of its snapshot", async () => {
    for (const { chart } of charts) {
      const { $schema: _, config: __, ...vega } = chart.vega as Record<string, unknown>;
      await expect(compact(vega)).toMatchFileSnapshot(`snapshots/${chart.id}.json`);
    }
  });

  it("looks like its picture", async () => {
    for (const { chart, view } of charts)
      await expect(lines(await view.toSVG())).toMatchFileSnapshot(`snapshots/${chart.id}.svg`);
    const [, ratio] = findingsOf("", [1, 2, 3, 4]);
    await expect(lines(intervalPlot(ratio!))).toMatchFileSnapshot("snapshots/interval-plot.svg");
  });

  it("alone has snapshots", () => {
    const files = new Set([
      "interval-plot.svg",
      ...charts.flatMap(({ chart: { id } }) => [`${id}.json`, `${id}.svg`]),
    ]);
    const there = existsSync(folder) ? readdirSync(folder) : [];
    expect(there.filter((file) => !files.has(file))).toEqual([]);
  });
});

const accuracy = { kind: "test-accuracy", statistic: "running", layer: null } as const;

/** The chart beside the answer of a report, by a name of its own. */
async function lead(id: string, input: ReportInput, wanted: Lead | null): Promise<DrawnChart> {
  const [first] = await drawnCharts({ ...input, scenario: { ...input.scenario, lead: wanted } });
  return { ...first!, chart: { ...first!.chart, id } };
}

/** Two claims that are compared by ratios, the second of them in vain. */
function twoRatios(): ReportInput {
  const input = smallInput();
  const ratio = input.findings.find(({ scale }) => scale === "ratio")!;
  const effect = { median: -0.2, low: -0.5, high: 0.3 };
  return { ...input, findings: [ratio, { ...ratio, claim: "other", verdict: "inconclusive", effect }] };
}

/** An element on each line, to whole pixels. */
function lines(svg: string): string {
  const rounded = svg.replace(/-?\d*\.\d+/g, (number) => String(Math.round(Number(number)) + 0));
  return `${rounded.replaceAll("><", ">\n<")}\n`;
}
