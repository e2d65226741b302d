import { describe, expect, it } from "vitest";
import { createBatchSeries } from "../../src/tracking/batchSeries.ts";

describe("createBatchSeries", () => {
  it("keeps every step of a run of up to 10,000", () => {
    const batches = createBatchSeries(3);
    batches.add(0.7, 0.5);
    batches.add(0.6, 0.75);
    const { blockSize, loss, accuracy } = batches.series();
    expect([blockSize, Array.from(loss), Array.from(accuracy)]).toEqual([1, [0.7, 0.6], [0.5, 0.75]]);
  });

  it("keeps mean, least and greatest of blocks beyond", () => {
    const batches = createBatchSeries(20_000);
    for (const loss of [1, 3, 5]) batches.add(loss, 1);
    const series = batches.series();
    expect(series.blockSize).toBe(2);
    expect(Array.from(series.loss)).toEqual([2, 5]);
    expect(Array.from(series.lossMin)).toEqual([1, 5]);
    expect(Array.from(series.lossMax)).toEqual([3, 5]);
  });
});
