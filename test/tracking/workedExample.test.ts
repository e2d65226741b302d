import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rowsDataset } from "../../src/flowers/rows.ts";
import { createNetwork } from "../../src/network/network.ts";
import type { BatchNormSettings } from "../../src/network/normalizations/settings.ts";
import { randomStream } from "../../src/random.ts";
import { workExample } from "../../src/tracking/workedExample.ts";

const reference = JSON.parse(readFileSync("test/reference/worked_example.json", "utf8"));

const batchNorm: BatchNormSettings = {
  kind: "batch",
  placement: "before",
  epsilon: reference.eps,
  epsilonPlacement: "inside-root",
  divideBy: "m",
  momentum: 0.1,
  momentumConvention: "pytorch",
  runningVariance: "unbiased",
  center: true,
  scale: true,
  affine: true,
  virtualBatch: null,
  perSubset: false,
  noise: null,
  freezeStatisticsFrom: null,
};

/** The example of the reference, worked by the engine under those conventions. */
function worked(
  conventions: Partial<BatchNormSettings>,
  weights: readonly (readonly number[])[] = reference.W,
) {
  const network = createNetwork(
    2,
    {
      hidden: [
        { units: 2, activation: "sigmoid", bias: true, normalization: { ...batchNorm, ...conventions } },
      ],
      initialization: {
        kind: "given",
        layers: [
          { weights, bias: reference.b },
          { weights: [[1, 1]], bias: [0] },
        ],
      },
    },
    randomStream("unused"),
  );
  network.hidden[0]!.norm!.gamma.set(reference.gamma);
  network.hidden[0]!.norm!.beta.set(reference.beta);
  const rows = { columns: ["x1", "x2"], samples: reference.x, labels: [0, 1, 0, 1], standardize: false };
  return workExample(network, rowsDataset(rows).train)!;
}

const close = (values: Float64Array, expected: readonly number[]) => {
  expected.forEach((value, at) => {
    expect(values[at]).toBeCloseTo(value, 12);
  });
};
const row = (values: Float64Array, unit: number) => values.subarray(unit * 4, unit * 4 + 4);

describe("workExample", () => {
  for (const [unit, expected] of reference.units.entries())
    describe(`unit ${expected.unit} of the reference`, () => {
      it("has its z, mean and variance", () => {
        const example = worked({});
        close(row(example.preActivation, unit), expected.z);
        expect(example.normalization!.mean[unit]).toBeCloseTo(expected.mean, 12);
        expect(example.normalization!.variance[unit]).toBeCloseTo(expected.var_biased, 12);
        expect(worked({ divideBy: "m-1" }).normalization!.variance[unit]).toBeCloseTo(
          expected.var_unbiased,
          12,
        );
      });

      it("is normalized with ε inside the root and added to the sd, scaled and shifted", () => {
        const inside = worked({});
        close(row(inside.normalization!.normalized, unit), expected.normalized_var_eps);
        close(row(inside.normalization!.result, unit), expected.result_var_eps);
        close(row(inside.output, unit), expected.sigmoid_of_result_var_eps);
        const added = worked({ epsilonPlacement: "added-to-sd" }).normalization!;
        close(row(added.normalized, unit), expected.normalized_std_eps);
        close(row(added.result, unit), expected.result_std_eps);
      });
    });
});

describe("the way back", () => {
  const lossAt = (weights: readonly (readonly number[])[], conventions: Partial<BatchNormSettings>) =>
    worked(conventions, weights).backward!.loss;

  it.each([{}, { divideBy: "m-1" as const }, { epsilonPlacement: "added-to-sd" as const }])(
    "has the slopes of the loss that small changes of the weights show: %o",
    (conventions) => {
      const { weights } = worked(conventions).backward!;
      const h = 1e-5;
      for (let unit = 0; unit < 2; unit++)
        for (let input = 0; input < 2; input++) {
          const moved = (by: number) =>
            (reference.W as number[][]).map((row, u) =>
              row.map((weight, i) => (u === unit && i === input ? weight + by : weight)),
            );
          const slope = (lossAt(moved(h), conventions) - lossAt(moved(-h), conventions)) / (2 * h);
          expect(weights[2 * unit + input]).toBeCloseTo(slope, 7);
        }
    },
  );

  it("sums to dβ and dγ, and leaves z no slope along the mean", () => {
    const { normalization, backward } = worked({});
    for (let unit = 0; unit < 2; unit++) {
      const slopes = row(backward!.unitInput, unit);
      const zN = row(normalization!.normalized, unit);
      expect(backward!.beta![unit]).toBeCloseTo(
        slopes.reduce((sum, slope) => sum + slope, 0),
        12,
      );
      expect(backward!.gamma![unit]).toBeCloseTo(
        slopes.reduce((sum, slope, at) => sum + slope * zN[at]!, 0),
        12,
      );
      expect(row(backward!.preActivation, unit).reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(0, 12);
    }
  });
});
