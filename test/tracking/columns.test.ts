import { describe, expect, it } from "vitest";
import { blankColumns, byName, bytes, createColumns, float32, float64 } from "../../src/tracking/columns.ts";

const shape = () => ({
  lag: 3,
  reach: Float64Array.of(0.5, 1),
  loss: float64(),
  layers: [{ units: 2, mean: float32(2) }, null],
  bySubset: byName(["A", "B"], () => ({ level: bytes() })),
});

describe("a column store", () => {
  it("has room for every step, and gives back those that were written", () => {
    const store = createColumns(Int32Array.of(0, 5, 10), shape());
    const { loss, layers, bySubset } = store.columns;
    expect([loss.length, layers[0]!.mean.length, bySubset.B.level.length]).toEqual([3, 6, 3]);
    for (const value of [1, 2]) {
      loss[store.seen] = value;
      layers[0]!.mean.set([10 * value, 20 * value], 2 * store.seen);
      bySubset.A.level[store.seen] = value;
      bySubset.B.level[store.seen] = 255;
      store.seen++;
    }
    expect(store.series()).toEqual({
      steps: Int32Array.of(0, 5),
      lag: 3,
      reach: Float64Array.of(0.5, 1),
      loss: Float64Array.of(1, 2),
      layers: [{ units: 2, mean: Float32Array.of(10, 20, 20, 40) }, null],
      bySubset: { A: { level: Uint8Array.of(1, 2) }, B: { level: Uint8Array.of(255, 255) } },
    });
  });

  it("gives a copy: what is written later is not in it", () => {
    const store = createColumns(Int32Array.of(0, 1), { loss: float64() });
    store.columns.loss[store.seen++] = 7;
    const { loss } = store.series();
    store.columns.loss.fill(0);
    expect([...loss]).toEqual([7]);
  });

  it("knows nothing of a step before it is written", () => {
    const { columns } = createColumns(Int32Array.of(0), { loss: float64(), mean: float32(2) });
    expect([...columns.loss, ...columns.mean]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("can be blank: ones of the same shape", () => {
    expect(blankColumns(Int32Array.of(0, 9), shape())).toEqual({
      steps: Int32Array.of(0, 9),
      lag: 3,
      reach: Float64Array.of(0.5, 1),
      loss: Float64Array.of(1, 1),
      layers: [{ units: 2, mean: Float32Array.of(1, 1, 1, 1) }, null],
      bySubset: { A: { level: Uint8Array.of(1, 1) }, B: { level: Uint8Array.of(1, 1) } },
    });
  });
});
