import { describe, expect, it } from "vitest";
import { rowOf, zeros } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { createPass } from "../../../src/network/pass.ts";
import { randomStream } from "../../../src/random.ts";
import { quantilesOfSorted } from "../../../src/statistics/quantiles.ts";
import { createColumns } from "../../../src/tracking/columns.ts";
import {
  createPercentileWriter,
  percentileColumns,
} from "../../../src/tracking/observations/probePercentiles.ts";
import { createProbeSet } from "../../../src/tracking/probeSet.ts";

describe("percentiles of the probe set", () => {
  it("are those of the sorted unit inputs in inference mode, step by step", () => {
    const stream = randomStream("percentiles");
    const settings = {
      hidden: [3, 2].map((units) => ({
        units,
        activation: "relu" as const,
        normalization: pytorchNorm,
        bias: true,
      })),
      initialization: { kind: "he-normal" as const, scale: 1 },
    };
    const network = createNetwork(2, settings, stream);
    const features = zeros(2, 101);
    for (let j = 0; j < features.values.length; j++) features.values[j] = stream.normal();
    const data = {
      featureNames: ["a", "b"],
      size: 101,
      features,
      labels: new Float64Array(101),
      subsets: null,
      subsetCount: 0,
    };
    const levels = [0.15, 0.5, 0.85, 1];
    const probe = createProbeSet(createPass(network, 101), data);
    const store = createColumns(Int32Array.of(0, 5, 9), percentileColumns(settings.hidden, levels.length));
    const write = createPercentileWriter(probe, levels, store.columns.layers);
    const pass = createPass(network, 101);
    const expected: number[][] = [[], []];
    for (const step of [0, 5]) {
      network.hidden[0]!.norm!.runningMean[1] = step;
      pass.run(features, "running");
      pass.hidden.forEach(({ unitInput }, h) => {
        for (let unit = 0; unit < unitInput.rows; unit++) {
          const quantiles = new Float64Array(levels.length);
          quantilesOfSorted(rowOf(unitInput, unit).slice().sort(), levels, quantiles);
          expected[h]!.push(...quantiles);
        }
      });
      write(step, store.seen++);
    }
    const { steps, layers } = store.series();
    expect([...steps]).toEqual([0, 5]);
    expect(layers.map((values) => [...values])).toEqual(expected);
  });
});
