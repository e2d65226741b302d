import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { type Matrix, zeros } from "../../../src/matrix.ts";
import { createNormalization } from "../../../src/network/normalizations/normalizations.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../../src/network/normalizations/settings.ts";
import { batchOfItsOwn, runningStatistics } from "../../../src/network/normalizations/statisticsSource.ts";
import { randomStream } from "../../../src/random.ts";

/** The same numbers in rows that lie further apart, with what is nobody's between them. */
function padded({ rows, columns, values }: Matrix, pad: number): Matrix {
  const stride = columns + pad;
  const apart = new Float64Array(rows * stride).fill(Number.NaN);
  for (let row = 0; row < rows; row++)
    apart.set(values.subarray(row * columns, (row + 1) * columns), row * stride);
  return { rows, columns, stride, values: apart };
}

const kinds: Record<string, NormalizationSettings> = {
  batch: pytorchNorm,
  "virtual batches": { ...pytorchNorm, virtualBatch: 2 },
  "per subset": { ...pytorchNorm, perSubset: true },
  "batch-renorm": {
    ...pytorchNorm,
    kind: "batch-renorm",
    rMax: 3,
    dMax: 5,
    warmUp: null,
  } as NormalizationSettings,
  layer: { kind: "layer", placement: "before", epsilon: 1e-5 },
  "one group": { kind: "group", groups: 1, placement: "before", epsilon: 1e-5 },
};

describe.each(Object.entries(kinds))("a matrix whose rows lie apart, normalized by %s", (_, settings) => {
  it("gives the same bits, forward and backward, and leaves alone what lies between", () => {
    const sizes = fc.record({
      units: fc.integer({ min: 1, max: 4 }),
      samples: fc.integer({ min: 4, max: 9 }),
      pad: fc.integer({ min: 1, max: 3 }),
      seed: fc.string(),
      own: fc.boolean(),
    });
    fc.assert(
      fc.property(sizes, ({ units, samples, pad, seed, own }) => {
        const stream = randomStream(seed);
        const drawn = () => {
          const matrix = zeros(units, samples);
          matrix.values.forEach((_value, at, all) => {
            all[at] = stream.normal();
          });
          return matrix;
        };
        const subsets = Array.from({ length: samples }, (_, sample) => sample % 2);
        const source = own ? batchOfItsOwn(null, subsets) : runningStatistics(subsets);
        const [x, dy] = [drawn(), drawn()];
        const results = [0, pad].map((by) => {
          const norm = createNormalization(units, settings)!;
          const buffers = norm.createBuffers(samples, plainKernels);
          const [input, output, gradient] = [
            padded(x, by),
            padded(zeros(units, samples), by),
            padded(dy, by),
          ];
          buffers.forward(input, source, output);
          buffers.backward(input, gradient);
          return { output, gradient, trained: norm.trained.map(({ gradient: slopes }) => [...slopes]) };
        });
        const [plain, apart] = results as [(typeof results)[number], (typeof results)[number]];
        expect(apart.output).toEqual(padded(plain.output, pad));
        expect(apart.gradient).toEqual(padded(plain.gradient, pad));
        expect(apart.trained).toEqual(plain.trained);
      }),
      { numRuns: 40 },
    );
  });
});
