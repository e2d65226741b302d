import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKernels } from "../../../src/kernels/compiledKernels.ts";
import type { Kernels } from "../../../src/kernels/kernels.ts";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { type Matrix, padded, valuesOf } from "../../../src/matrix.ts";
import { createGroupNorm } from "../../../src/network/normalizations/groupNorm.ts";
import {
  createLayerNorm,
  createLayerNormBuffers,
  layerNormBackward,
  layerNormForward,
} from "../../../src/network/normalizations/layerNorm.ts";
import { createNormalization } from "../../../src/network/normalizations/normalizations.ts";
import { batchOfItsOwn } from "../../../src/network/normalizations/statisticsSource.ts";
import { type RandomStream, randomStream } from "../../../src/random.ts";

const epsilon = 1e-5;
const compiled = compileKernels();
const engines: readonly (readonly [string, () => Kernels])[] = [
  ["plain", () => plainKernels],
  [
    "compiled",
    () => {
      compiled.startOver();
      return compiled;
    },
  ],
];

function drawn(rows: number, columns: number, stream: RandomStream, { allocate }: Kernels): Matrix {
  const matrix = padded(rows, columns, allocate);
  for (let at = 0; at < matrix.values.length; at++) matrix.values[at] = stream.normal();
  return matrix;
}

/** The rows of one group by themselves. */
function rowsFrom(matrix: Matrix, from: number, rows: number, { allocate }: Kernels): Matrix {
  const own = padded(rows, matrix.columns, allocate);
  own.values.set(matrix.values.subarray(from * matrix.stride, (from + rows) * matrix.stride));
  return own;
}

const sizes = fc.record({
  each: fc.integer({ min: 1, max: 4 }),
  groups: fc.integer({ min: 1, max: 4 }),
  samples: fc.integer({ min: 1, max: 7 }),
  seed: fc.string(),
});

describe.each(engines)("group norm on %s kernels", (_, start) => {
  it.each(["group", "layer"] as const)(
    "%s: is, to the bit, a layer norm of the units of each group by themselves",
    (kind) => {
      fc.assert(
        fc.property(sizes, ({ each, groups: many, samples, seed }) => {
          const kernels = start();
          const stream = randomStream(seed);
          const groups = kind === "layer" ? 1 : many;
          const units = each * groups;
          const settings = { placement: "before", epsilon } as const;
          const norm = createNormalization(
            units,
            kind === "layer" ? { kind, ...settings } : { kind, groups, ...settings },
            kernels.allocate,
          )!;
          const { gamma, beta } = norm.arrays;
          for (const array of [gamma!, beta!])
            for (let unit = 0; unit < units; unit++) array[unit] = stream.normal();
          const [x, dy] = [drawn(units, samples, stream, kernels), drawn(units, samples, stream, kernels)];
          const alone = Array.from({ length: groups }, (_group, group) => {
            const from = group * each;
            const own = createLayerNorm(each, { kind: "layer", ...settings }, kernels.allocate);
            own.gamma.set(gamma!.subarray(from, from + each));
            own.beta.set(beta!.subarray(from, from + each));
            const [input, gradient] = [x, dy].map((matrix) => rowsFrom(matrix, from, each, kernels));
            const output = padded(each, samples, kernels.allocate);
            const buffers = createLayerNormBuffers(samples, kernels);
            layerNormForward(own, input!, buffers, output);
            layerNormBackward(own, input!, buffers, gradient!);
            return { output, gradient: gradient!, norm: own };
          });

          const buffers = norm.createBuffers(samples, kernels);
          const output = padded(units, samples, kernels.allocate);
          buffers.forward(x, batchOfItsOwn(null, null), output);
          buffers.backward(x, dy);
          const joined = (of: (each: (typeof alone)[number]) => ArrayLike<number>) =>
            Float64Array.from(alone.flatMap((one) => Array.from(of(one))));
          expect(valuesOf(output)).toEqual(joined((one) => valuesOf(one.output)));
          expect(valuesOf(dy)).toEqual(joined((one) => valuesOf(one.gradient)));
          const [ofGamma, ofBeta] = norm.trained.map(({ gradient }) => gradient.slice());
          expect(ofGamma).toEqual(joined((one) => one.norm.gammaGradient));
          expect(ofBeta).toEqual(joined((one) => one.norm.betaGradient));
        }),
        { seed: 4, numRuns: 60 },
      );
    },
  );

  it("does not notice what happens to the units of another group", () => {
    const kernels = start();
    const norm = createNormalization(
      6,
      { kind: "group", groups: 2, placement: "before", epsilon },
      kernels.allocate,
    )!;
    const x = drawn(6, 4, randomStream("groups"), kernels);
    const through = () => {
      const output = padded(6, 4, kernels.allocate);
      norm.createBuffers(4, kernels).forward(x, batchOfItsOwn(null, null), output);
      return Array.from(valuesOf(output));
    };
    const before = through();
    x.values[3 * x.stride] = 100;
    const after = through();
    expect(after.slice(0, 12)).toEqual(before.slice(0, 12));
    expect(after.slice(12)).not.toEqual(before.slice(12));
  });
});

it("groups that do not share the units evenly are an error", () => {
  expect(() => createGroupNorm(5, { kind: "group", groups: 2, placement: "before", epsilon })).toThrow(
    "group norm: 2 groups do not share 5 units",
  );
});
