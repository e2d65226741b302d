import { readFileSync } from "node:fs";
import { expect } from "vitest";

type Row = readonly [x: number, value: number, rest: number];

/** Rows of test/reference/elementary, made with mpmath by test/reference/make/elementary.py. */
function witnessRows(name: string): readonly Row[] {
  const file = new URL(`../reference/elementary/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).rows;
}

const bytes = new DataView(new ArrayBuffer(8));

/** Distance of neighbouring doubles at a value; 2⁻¹⁰⁷⁴ at denormal ones. */
function unitInTheLastPlace(value: number): number {
  bytes.setFloat64(0, Math.abs(value));
  const here = bytes.getBigUint64(0);
  bytes.setBigUint64(0, here + 1n);
  return bytes.getFloat64(0) - Math.abs(value);
}

/** The largest error over the rows, in units in the last place of the exact value. */
export function largestError(name: string, f: (x: number) => number): number {
  const errors = witnessRows(name).map(([x, value, rest]) => {
    const error = Math.abs((f(x) - value) / unitInTheLastPlace(value) - rest);
    expect(error, `${name}(${x}) is ${f(x)}, not ${value}`).toBeLessThan(100);
    return error;
  });
  return Math.max(...errors);
}

/** The largest absolute error over the rows, in shares of a scale. */
export function largestAbsoluteError(
  name: string,
  f: (x: number) => number,
  scale: (x: number) => number = () => 1,
): number {
  const errors = witnessRows(name).map(
    ([x, value, rest]) => Math.abs(f(x) - value - rest * unitInTheLastPlace(value)) / scale(x),
  );
  return Math.max(...errors);
}
