import { describe, expect, it } from "vitest";
import { observedBetween } from "../../src/scenario/observedSteps.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { smallSettings } from "../runs/smallRun.ts";

/** Sixty steps of which something is observed at some. */
const observing = (schedule: RunSettings["tracking"]["observe"][number]): RunSettings => ({
  ...smallSettings,
  tracking: { ...smallSettings.tracking, observe: [schedule] },
});

describe("the first and the last step at which something is observed", () => {
  it("are those of its grid, from the least on that counts", () => {
    const every = observing({ what: "gradient-norm", every: 25 });
    expect(observedBetween("gradient-norm", every, 0)).toEqual([0, 50]);
    expect(observedBetween("gradient-norm", every, 1)).toEqual([25, 50]);
    // Snapshots: every step to 5, then 4 more.
    expect(
      observedBetween("gradient-norm", observing({ what: "gradient-norm", at: "snapshots" }), 1),
    ).toEqual([1, 60]);
    expect(observedBetween("gradient-norm", observing({ what: "gradient-norm", at: [7, 3, 80] }), 0)).toEqual(
      [3, 7],
    );
  });

  it("are none where it is not observed, or before that alone", () => {
    expect(observedBetween("drift", observing({ what: "gradient-norm", every: 25 }), 0)).toBeNull();
    expect(observedBetween("gradient-norm", observing({ what: "gradient-norm", at: [0] }), 1)).toBeNull();
    expect(observedBetween("gradient-norm", observing({ what: "gradient-norm", every: 61 }), 1)).toBeNull();
  });
});
