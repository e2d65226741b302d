import { describe, expect, it } from "vitest";
import { compileKernels } from "../../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { rowOf } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { createPass } from "../../../src/network/pass.ts";
import { randomStream } from "../../../src/random.ts";
import { mean, populationVariance, skewness } from "../../../src/statistics/moments.ts";
import { quantilesOfSorted } from "../../../src/statistics/quantiles.ts";
import { createColumns } from "../../../src/tracking/columns.ts";
import {
  createDistributionMeter,
  distributionColumns,
  quantileLevels,
} from "../../../src/tracking/meters/distribution.ts";

const hidden = [5, 2].map((units) => ({
  units,
  activation: "tanh" as const,
  normalization: { kind: "none" as const },
  bias: true,
}));

describe.each(Object.entries({ plain: plainKernels, compiled: compileKernels() }))(
  "the distribution of every unit on %s kernels",
  (_, kernels) => {
    it.each([1, 2, 33, 64])("has the moments, quantiles and saturation of its %i samples", (samples) => {
      const stream = randomStream("distribution");
      const initialization = { kind: "xavier-normal", scale: 1 } as const;
      const pass = createPass(createNetwork(1, { hidden, initialization }, stream, 2, kernels), samples);
      const matrices = pass.hidden.map(({ unitInput }) => unitInput);
      const { columns } = createColumns(Int32Array.of(0, 7), { layers: hidden.map(distributionColumns) });
      const meter = createDistributionMeter(pass, hidden);
      for (const seen of [0, 1]) {
        // The first unit does not vary.
        for (const { values, stride } of matrices)
          for (let j = 0; j < values.length; j++) values[j] = j < stride ? 0.1 : 3 * stream.normal();
        meter.measure(matrices, columns.layers, seen);
        matrices.forEach((matrix, index) => {
          const layer = columns.layers[index]!;
          for (let unit = 0; unit < matrix.rows; unit++) {
            const [at, x] = [seen * layer.units + unit, rowOf(matrix, unit)];
            const sd = Math.sqrt(populationVariance(x));
            expect(layer.mean[at]).toBeCloseTo(mean(x), 6);
            expect(layer.sd[at]).toBeCloseTo(sd, 6);
            if (unit === 0 || samples === 1) expect(layer.skewness[at]).toBeNaN();
            else expect(layer.skewness[at]).toBeCloseTo(skewness(x), 5);
            const quantiles = new Float32Array(quantileLevels.length);
            quantilesOfSorted(x.slice().sort(), quantileLevels, quantiles);
            const from = at * quantileLevels.length;
            expect(layer.quantiles.slice(from, from + quantileLevels.length)).toEqual(quantiles);
            // tanh′ = 1 − tanh² is below 0.05.
            const saturated = x.filter((value) => Math.tanh(value) * Math.tanh(value) > 0.95);
            expect(layer.saturated[at]).toBe(Math.fround(saturated.length / samples));
          }
        });
      }
    });
  },
);
