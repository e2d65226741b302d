import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { type Matrix, zeros } from "../../src/matrix.ts";

export { pytorchNorm } from "../../src/verification/conventions.ts";

/** Rows of a reference file: `rows[sample][feature]`. */
export type Rows = readonly (readonly number[])[];

export function readReference<Content>(name: string): Content {
  const path = new URL(`../reference/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Content;
}

/** From the reference's sample-major rows to the lab's unit-major matrix. */
export function unitMajor(rows: Rows): Matrix {
  const matrix = zeros(rows[0]!.length, rows.length);
  rows.forEach((row, sample) => {
    row.forEach((value, unit) => {
      matrix.values[unit * matrix.columns + sample] = value;
    });
  });
  return matrix;
}

/** Counts what was compared, and remembers the worst deviation as a share of its tolerance. */
export interface Witness {
  compare(what: string, actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void;
  report(): void;
}

/** The rule of the reference: |a − ref| ≤ tolerance · max(1, max|ref|). */
export function createWitness(subject: string): Witness {
  let numbers = 0;
  let worst = 0;
  let worstOf = "nothing";
  return {
    compare(what, actual, expected, tolerance) {
      expect(actual.length, `${what}: length`).toBe(expected.length);
      const reference = Array.from(expected);
      const scale = reference.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
      const share = reference.reduce((largest, value, j) => {
        const deviation = Math.abs(actual[j]! - value) / (tolerance * scale);
        return Number.isNaN(deviation) ? Number.POSITIVE_INFINITY : Math.max(largest, deviation);
      }, 0);
      numbers += reference.length;
      if (share > worst) {
        worst = share;
        worstOf = what;
      }
      expect(share, `${what}: deviation as a share of the tolerance`).toBeLessThanOrEqual(1);
    },
    report() {
      console.info(
        `${subject}: ${numbers} numbers, worst deviation ${worst.toExponential(1)} of its tolerance (${worstOf})`,
      );
    },
  };
}
