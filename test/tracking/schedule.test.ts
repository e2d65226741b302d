import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduledSteps } from "../../src/tracking/schedule.ts";

const settings = {
  snapshots: { dense: 20, count: 100, spacing: "even" },
  evaluations: 40,
} as const;

describe("scheduledSteps", () => {
  it("takes every step up to 20, then about 100 spread evenly", () => {
    const steps = scheduledSteps({ at: "snapshots" }, settings, 1500);
    expect(Array.from(steps.slice(0, 22))).toEqual([...Array.from({ length: 21 }, (_, step) => step), 35]);
    expect(steps.length).toBe(121);
    expect(steps.at(-1)).toBe(1500);
  });

  it("evaluates at 40 steps, first and last among them", () => {
    const steps = scheduledSteps({ at: "evaluations" }, settings, 1500);
    expect([steps.length, steps[0], steps.at(-1)]).toEqual([40, 0, 1500]);
  });

  it("takes multiples, and given steps within the run", () => {
    expect(Array.from(scheduledSteps({ every: 20 }, settings, 70))).toEqual([0, 20, 40, 60]);
    expect(Array.from(scheduledSteps({ at: [5, 1, 99] }, settings, 70))).toEqual([1, 5]);
  });

  it("is ascending, without repetition, within the run, whatever the settings", () => {
    const grids = fc.record({
      dense: fc.integer({ min: 0, max: 50 }),
      count: fc.integer({ min: 1, max: 200 }),
      spacing: fc.constantFrom("even" as const, "logarithmic" as const),
    });
    fc.assert(
      fc.property(grids, fc.integer({ min: 1, max: 5000 }), (snapshots, total) => {
        const steps = Array.from(scheduledSteps({ at: "snapshots" }, { ...settings, snapshots }, total));
        expect(steps[0]).toBe(0);
        expect(steps.at(-1)).toBe(total);
        expect(steps.every((step, at) => at === 0 || step > steps[at - 1]!)).toBe(true);
      }),
    );
  });
});
