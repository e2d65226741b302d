import { describe, expect, it } from "vitest";
import { pathFromStart, shareAfter } from "../../src/diagnosis/pathFromStart.ts";

const batches = [
  { mean: 3, within: 4 },
  { mean: -1, within: 0.2 },
  { mean: 0.5, within: 9 },
];

/** As a norm updates them, one batch after the other. */
function updated(momentum: number, updates: number) {
  return batches.map(({ mean, within }) => {
    let running = { mean: 0, variance: 1 };
    for (let update = 0; update < updates; update++)
      running = {
        mean: (1 - momentum) * running.mean + momentum * mean,
        variance: (1 - momentum) * running.variance + momentum * within,
      };
    return running;
  });
}

describe("the way of running statistics from 0 and 1", () => {
  it.each([
    [0.1, 3],
    [0.01, 50],
    [0.3, 1],
  ])("at a momentum of %d is found after %i updates", (momentum, updates) => {
    const { share, explained } = pathFromStart(batches, updated(momentum, updates));
    expect(Math.abs(share - shareAfter(momentum, updates))).toBeLessThan(4e-4);
    expect(explained).toBeGreaterThan(0.999);
  });

  it("explains little of statistics from elsewhere", () => {
    const elsewhere = [
      { mean: -3, variance: 1 },
      { mean: 2, variance: 4 },
      { mean: -2, variance: 0.1 },
    ];
    expect(pathFromStart(batches, elsewhere).explained).toBeLessThan(0.8);
  });

  it("explains nothing where a running variance is 0, which no way from 1 leads to", () => {
    const { explained } = pathFromStart(batches, [{ mean: 0, variance: 0 }, ...updated(0.1, 3).slice(1)]);
    expect(explained).toBe(0);
  });

  it("is 0.1 + 0.9·0.1 after two updates at 0.1, and whole at 1", () => {
    expect(shareAfter(0.1, 2)).toBeCloseTo(0.19, 12);
    expect([shareAfter(0.1, 0), shareAfter(1, 1), shareAfter(0, 9)]).toEqual([0, 1, 0]);
  });
});
