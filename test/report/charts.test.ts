import type { View } from "vega";
import { parse, View as VegaView } from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { liveCharts } from "../../src/report/charts/liveCharts.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { drawingOf } from "./drawnCharts.ts";
import { emptyPanels } from "./emptyPanels.ts";
import { inputOf, scenarioOf, smallInput } from "./fixture.ts";
import { mapInput } from "./fixtureMap.ts";
import { rowsInput } from "./fixtureRows.ts";
import { unknownFields } from "./unknownFields.ts";

/** A deep linear network on a real target, which has losses and no accuracies. */
function realTargetInput(): ReportInput {
  const text = `title: Real
question: What is left of the charts?
data: { flowers: { train: 60, test: 24, probe: 16, target: margin, targetNoise: 0.1 } }
network: { hidden: [3, 2], activation: identity, loss: mean-squared-error }
training: { steps: 12, batchSize: 8, optimizer: { kind: sgd, learningRate: 0.1 }, target: { measure: test-loss, reach: 2, stay: 1, every: 1 } }
tracking: { driftLag: 4, evaluations: 4, fieldSize: 8 }
vary:
  norm:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
seeds: 2
`;
  return inputOf(scenarioOf(readScenario("real.yaml", text)));
}

/** Two variants that differ in depth, the lower layers without and the upper ones with batch norm; the rest is given. */
function mixedInput(
  steps: number,
  tracking: string,
  deep = "[{ units: 2, normalization: none }, 2, { units: 1, normalization: batch }]",
): ReportInput {
  const text = `title: Mixed
question: What is left of the charts?
data: { flowers: { train: 60, test: 24, probe: 16 } }
training: { steps: ${steps}, batchSize: 8, optimizer: { kind: sgd, learningRate: 1 }, target: { reach: 0.5, stay: 1, every: 1 } }
tracking: ${tracking}
vary:
  network:
    deep: { network.hidden: ${deep} }
    shallow: { network.hidden: [{ units: 3, normalization: batch }] }
seeds: 2
`;
  return inputOf(scenarioOf(readScenario("mixed.yaml", text)));
}

const inputs: Readonly<Record<string, () => ReportInput>> = {
  "a small report": smallInput,
  "a map of two factors": mapInput,
  "given rows": rowsInput,
  "a real target": realTargetInput,
  "networks of two depths": () => mixedInput(12, "{ driftLag: 4, evaluations: 4, fieldSize: 8 }"),
  "a single step": () => mixedInput(1, "{ driftLag: 1, evaluations: 4, fieldSize: 8 }"),
  "two lags": () => mixedInput(5, "{ driftLag: 2, evaluations: 2, fieldSize: 8 }"),
  "one lag": () => mixedInput(5, "{ driftLag: 4, evaluations: 2, fieldSize: 8 }"),
  "observations at one step": () =>
    mixedInput(
      5,
      `{ observe: [${["accuracy", "unit-input", "batch-input", "subset-input", "normalization", "gradient-norm", "causes", "landscape", "gradient-shift", "batch-drift", "batch-shift", "decision-field", "probe-loss", "effective-rank", "weight-norm", "training-set"].map((what) => `{ what: ${what}, at: [5] }`)}] }`,
    ),
  "deep networks": () =>
    mixedInput(
      5,
      "{ observe: [gradient-norm, effective-rank, weight-norm, training-set] }",
      "[2, { units: 2, normalization: none }, 2, 2, 2, 2]",
    ),
  "the outcome alone": () => mixedInput(5, "outcome"),
};

describe.each(Object.entries(inputs))("the charts of %s", (_, make) => {
  it("read fields that their rows have, and leave no panel empty, in any layer", async () => {
    const input = make();
    const layers = input.scenario.variants.map(({ settings }) => settings.network.hidden.length);
    const draw = await drawingOf(input);
    for (let layer = 1; layer <= (input.details.length > 0 ? Math.max(...layers) : 1); layer++) {
      const charts = await draw(
        ({ units }) => ({
          layer,
          unit: Math.max(0, ...units.filter((each) => each.layer === layer).map((each) => each.units - 1)),
        }),
        // The others are the same whatever is chosen.
        ({ id }) => layer === 1 || id in liveCharts,
      );
      const found = charts.map(({ chart: { id, source }, tables, view }) => ({
        id,
        layer,
        unknown: unknownFields(source as Record<string, unknown>, tables),
        empty: emptyPanels(view),
      }));
      expect(found.filter(({ unknown, empty }) => unknown.length + empty.length > 0)).toEqual([]);
    }
  });
});

const rows = [
  { variant: "v0", step: 0, median: 1, low: 0 },
  { variant: "v0", step: 1, median: 2, low: 1 },
  { variant: "v1", step: 0, median: 2, low: 1 },
];

/** A panel for each variant. */
const lines = (field: string) => ({
  data: { name: "loss" },
  concat: ["v0", "v1"].map((variant) => ({
    transform: [{ filter: `datum.variant === '${variant}'` }],
    mark: "line",
    encoding: {
      x: { field: "step", type: "quantitative" },
      y: { field, type: "quantitative" },
      tooltip: [{ field: "variant" }, { field: "high" }],
    },
  })),
});

describe("what the charts are held to", () => {
  it("tells the field that no row has", () => {
    expect(unknownFields(lines("median"), { loss: rows })).toEqual(["high of loss (encoding tooltip)"]);
    expect(unknownFields(lines("middle"), { loss: rows })).toContain("middle of loss (encoding y)");
    expect(unknownFields(lines("median"), { lost: rows })).toContain("no table loss");
    const transformed = {
      data: { name: "loss" },
      transform: [{ aggregate: [{ op: "median", field: "low", as: "least" }], groupby: ["varient"] }],
      layer: [{ encoding: { y: { field: "least" }, x: { field: "step" } } }],
    };
    expect(unknownFields(transformed, { loss: rows })).toEqual([
      "varient of loss (groupby)",
      "step of loss (encoding x)",
    ]);
  });

  it("tells the panel whose line has one point", async () => {
    const view: View = new VegaView(parse(compile(lines("median") as never).spec), { renderer: "none" });
    await view.data("loss", rows).runAsync();
    expect(emptyPanels(view)).toEqual([1]);
  });
});
