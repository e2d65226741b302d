import { describe, expect, it } from "vitest";
import { renormLimits } from "../../../src/network/normalizations/batchRenorm.ts";

describe("the warm-up of its limits", () => {
  const settings = {
    kind: "batch-renorm",
    placement: "before",
    epsilon: 1e-5,
    momentum: 0.01,
  } as const;
  const warmUp = { plainUntil: 100, rMaxAt: 300, dMaxAt: 200 };

  it.each([
    [1, 1, 0],
    [100, 1, 0],
    [150, 1.5, 2.5],
    [200, 2, 5],
    [300, 3, 5],
    [9999, 3, 5],
  ])("at step %i lets r reach %f and d %f", (step, rMax, dMax) => {
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp }, step)).toEqual({ rMax, dMax });
  });

  it("jumps where the steps coincide", () => {
    const jump = { plainUntil: 10, rMaxAt: 10, dMaxAt: 10 };
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: jump }, 10)).toEqual({ rMax: 1, dMax: 0 });
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: jump }, 11)).toEqual({ rMax: 3, dMax: 5 });
  });

  it("is over at once without one", () => {
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: null }, 1)).toEqual({ rMax: 3, dMax: 5 });
  });
});
