import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf, steps, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });
const bySteps = onBeatsOff("steps-to-target", { ratio: 1.25 });

describe("the sentence", () => {
  const repairs: Claim = {
    ...byOnePercent,
    id: "bn-repairs-bias",
    says: "Batch norm repairs training on one-subset batches.",
    form: "difference",
    better: { sampling: "one-subset", normalization: "batch norm" },
    than: { sampling: "one-subset", normalization: "none" },
  };

  it("tells what changed, from what to what, how surely, and what became of the claim", () => {
    const scenario = question({ sampling: ["one-subset"], normalization: ["none", "batch norm"] }, [repairs]);
    const spread = [
      -0.01, 0, 0.01, 0, 0, 0.01, -0.01, 0, 0.01, -0.01, 0, 0, 0, 0.01, -0.01, 0.01, -0.01, 0, 0.01, -0.01,
    ];
    const [finding] = findingsOf(scenario, [
      ...runsOf("one-subset/none", repeated(0.95, 20)),
      ...runsOf(
        "one-subset/batch norm",
        spread.map((more) => 0.51 + more),
      ),
    ]);
    expect(finding!.sentence).toBe(
      "With sampling one-subset, changing normalization from none to batch norm lowers test accuracy at inference " +
        "from 95\u202f% to 51\u202f% (median difference −44\u202fpoints, 95 % interval −45 to −43, 20 twins): the claim " +
        "“Batch norm repairs training on one-subset batches” is contradicted, the effect is the reverse.",
    );
  });

  it("tells ratios, and who did not reach the target", () => {
    const off = repeated(1170, 8).with(7, [1500, Number.POSITIVE_INFINITY]);
    expect(switched(bySteps, repeated(510, 8), off, steps).sentence).toBe(
      "Changing switch from off to on lowers steps to the target from 1\u202f170 to 510 (median ratio × 0.44, " +
        "95 % interval at most × 0.44, 8 twins, 1 of 8 runs with switch off did not reach the target): " +
        "the claim “On helps” is supported.",
    );
  });

  it("tells when nothing could be decided", () => {
    expect(switched(byOnePercent, repeated(0.9, 3), repeated(0.9, 3)).sentence).toBe(
      "Changing switch from off to on leaves test accuracy at inference at 90\u202f% (median difference 0\u202fpoints, too few " +
        "for a 95 % interval, 3 twins): the evidence on the claim “On helps” is inconclusive, 3 twins are too few " +
        "to decide (at least 6 are needed); 6 fresh seeds would probably settle it (seeds: { from: 4, count: 6 }).",
    );
  });

  it("tells which fresh seeds would settle an open claim, and where none will", () => {
    // 9 of 10 above: 12 seeds (see seedsNeeded); their own come after those that were seen.
    const open = { ...byOnePercent, says: "On helps." };
    const eight = [...repeated(0.95, 8), 0.85, 0.85];
    const leaning = switched(open, eight.with(8, 0.95), repeated(0.9, 10));
    expect(leaning.verdict).toBe("supported");
    const undecided = switched(open, eight, repeated(0.9, 10));
    expect(undecided).toMatchObject({ verdict: "inconclusive", freshSeeds: { from: 11 } });
    expect(undecided.sentence).toMatch(
      /is inconclusive: no clear direction; (\d+) fresh seeds would probably settle it \(seeds: \{ from: 11, count: \1 \}\), a second look, which raises the rate of false verdicts by up to a half\.$/,
    );
    const even = switched(open, [...repeated(0.95, 5), ...repeated(0.85, 5)], repeated(0.9, 10));
    expect(even.freshSeeds).toBeNull();
    expect(even.sentence).toMatch(
      /is inconclusive: no clear direction; seeds will not settle it \(more than 200 would be needed\)\.$/,
    );
  });

  it("says nothing of seeds where the claim is decided", () => {
    expect(switched(byOnePercent, repeated(0.95, 8), repeated(0.9, 8))).not.toHaveProperty("freshSeeds");
  });
});
