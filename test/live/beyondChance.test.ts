import { describe, expect, it } from "vitest";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { type Dials, usualDials } from "../../src/live/dials.ts";
import { createLiveRun } from "../../src/live/liveRun.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";

const small = { ...usualDials, depth: 2, width: 12, batch: 16, train: 400, test: 60, probe: 60 };
const runOf = (changes: Partial<Dials>) =>
  createLiveRun(liveSettings({ ...small, ...changes }), plainKernels);

/** The mean share over thirty steps and all layers. */
function meanShare(changes: Partial<Dials>): number {
  const run = runOf(changes);
  const shares: number[] = [];
  run.advance(20);
  for (let step = 0; step < 30; step++) {
    run.advance(1);
    shares.push(...run.frame(null, true).beyondChance!);
  }
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe("units that move beyond chance", () => {
  it("are about one in twenty where batches are uniform, with batch norm and without", () => {
    for (const norm of ["none", "batch"] as const) {
      // 30 × 24 units, which move together: the law of 5 %, with a wide berth.
      const share = meanShare({ bias: 0, norm, rate: 0.01 });
      expect(share).toBeGreaterThan(0.01);
      expect(share).toBeLessThan(0.11);
    }
  });

  it("are most of them where batches come from one subset and then from the other", () => {
    expect(meanShare({ bias: 1, norm: "none", rate: 0.01 })).toBeGreaterThan(0.7);
  });

  it("are told where a batch came before, alike however often, and after going back", () => {
    const run = runOf({ bias: 1 });
    expect(run.frame(null, true).beyondChance).toBeNull();
    run.advance(1);
    expect(run.frame(null, true).beyondChance).toBeNull();
    run.advance(1);
    const told = run.frame(null, true).beyondChance;
    expect(told).toHaveLength(2);
    expect(run.frame(null, true).beyondChance).toEqual(told);
    expect(run.frame(null, false).beyondChance).toBeNull();
    run.advance(60);
    run.goTo(2);
    expect(run.frame(null, true).beyondChance).toEqual(told);
  });
});
