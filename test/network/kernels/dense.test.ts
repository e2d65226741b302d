import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { denseForward } from "../../../src/network/kernels/denseForward.ts";
import { inputGradient } from "../../../src/network/kernels/inputGradient.ts";
import { weightGradient } from "../../../src/network/kernels/weightGradient.ts";
import { randomStream } from "../../../src/random.ts";

const shape = fc.record({
  units: fc.integer({ min: 1, max: 11 }),
  inputs: fc.integer({ min: 1, max: 11 }),
  samples: fc.integer({ min: 1, max: 11 }),
  seed: fc.nat(),
});

function normals(length: number, name: string): Float64Array {
  const stream = randomStream(name);
  return Float64Array.from({ length }, () => stream.normal());
}

const range = (length: number) => Array.from({ length }, (_, k) => k);

/** Σ over k in order, from a start: bit for bit what the blocks must give. */
const sum = (start: number, length: number, term: (k: number) => number) =>
  range(length).reduce((total, k) => total + term(k), start);

describe("dense kernels give, in every block and at every edge, exactly the sum in its stated order", () => {
  it("forward, with and without bias", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ units, inputs, samples, seed }, hasBias) => {
        const w = normals(units * inputs, `${seed}/w`);
        const h = normals(inputs * samples, `${seed}/h`);
        const b = hasBias ? normals(units, `${seed}/b`) : null;
        const output = new Float64Array(units * samples).fill(Number.NaN);
        denseForward(w, b, h, output, units, inputs, samples);
        const expected = range(units).flatMap((u) =>
          range(samples).map((n) =>
            sum(b?.[u] ?? 0, inputs, (i) => w[u * inputs + i]! * h[i * samples + n]!),
          ),
        );
        expect(Array.from(output)).toEqual(expected);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("gradient of the weights", () => {
    fc.assert(
      fc.property(shape, ({ units, inputs, samples, seed }) => {
        const dz = normals(units * samples, `${seed}/dz`);
        const h = normals(inputs * samples, `${seed}/h`);
        const gradient = new Float64Array(units * inputs).fill(Number.NaN);
        weightGradient(dz, h, gradient, units, inputs, samples);
        const expected = range(units).flatMap((u) =>
          range(inputs).map((i) => sum(0, samples, (n) => dz[u * samples + n]! * h[i * samples + n]!)),
        );
        expect(Array.from(gradient)).toEqual(expected);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it("gradient of the input", () => {
    fc.assert(
      fc.property(shape, ({ units, inputs, samples, seed }) => {
        const w = normals(units * inputs, `${seed}/w`);
        const dz = normals(units * samples, `${seed}/dz`);
        const gradient = new Float64Array(inputs * samples).fill(Number.NaN);
        inputGradient(w, dz, gradient, units, inputs, samples);
        const expected = range(inputs).flatMap((i) =>
          range(samples).map((n) => sum(0, units, (u) => w[u * inputs + i]! * dz[u * samples + n]!)),
        );
        expect(Array.from(gradient)).toEqual(expected);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
