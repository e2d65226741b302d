import { describe, expect, it } from "vitest";
import { rowOf, zeros } from "../src/matrix.ts";

describe("a matrix", () => {
  it("starts at 0, one contiguous row per unit", () => {
    const matrix = zeros(2, 3);
    expect([matrix.rows, matrix.columns, Array.from(matrix.values)]).toEqual([2, 3, [0, 0, 0, 0, 0, 0]]);
  });

  it("shares its memory with the views of its rows", () => {
    const matrix = zeros(2, 3);
    rowOf(matrix, 1).set([7, 8, 9]);
    expect(Array.from(matrix.values)).toEqual([0, 0, 0, 7, 8, 9]);
    expect(rowOf(matrix, 0).length).toBe(3);
  });
});
