import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bySeed, shareOut } from "../../src/runs/seedMajor.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";

describe("runs by seed", () => {
  it("are grouped with their twins, which differ in anything but seed and data", () => {
    const other = { ...smallSettings.training, batchSize: 8 };
    const more = { flowers: { ...(smallSettings.data as { flowers: object }).flowers, train: 210 } };
    const plans = [
      smallPlan({}, 1),
      smallPlan({}, 2),
      smallPlan({ training: other }, 1),
      smallPlan({ data: more as typeof smallSettings.data }, 1),
      smallPlan({ training: other }, 2),
    ];
    const groups = bySeed(plans.map((plan) => [{ plan }]));
    expect(groups.map((group) => group.map((run) => plans.indexOf(run[0]!.plan)))).toEqual([
      [0, 2],
      [1, 4],
      [3],
    ]);
  });
});

describe("shareOut", () => {
  it("gives a worker one group after the other, and at the end half of what another has left", () => {
    const next = shareOut([[1, 2], [3, 4, 5, 6, 7], [8]], 3);
    expect([next(0), next(1), next(2)]).toEqual([1, 3, 8]);
    // The third has nothing left: of 4, 5, 6, 7 it is given the later two.
    expect([next(2), next(1), next(0)]).toEqual([6, 4, 2]);
    expect([next(0), next(2), next(1), next(0)]).toEqual([5, 7, null, null]);
  });

  it("hands out every item once, in whatever order workers ask", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 60, maxLength: 60 }),
        (sizes, asking) => {
          let count = 0;
          const next = shareOut(
            sizes.map((size) => Array.from({ length: size }, () => count++)),
            3,
          );
          const given = [...asking, ...Array.from({ length: 60 }, (_, at) => at % 3)].map(next);
          const items = given.filter((item) => item !== null).sort((a, b) => a - b);
          expect(items).toEqual(Array.from({ length: count }, (_, item) => item));
        },
      ),
    );
  });
});
