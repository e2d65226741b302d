import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });

describe("a contrast", () => {
  const contrast: Claim = {
    ...byOnePercent,
    id: "repairs",
    says: "Batch norm repairs biased sampling.",
    form: "contrast",
    better: { sampling: "biased", norm: "batch" },
    than: { sampling: "uniform", norm: "batch" },
    beyond: { better: { sampling: "biased", norm: "none" }, than: { sampling: "uniform", norm: "none" } },
  };
  const scenario = question({ sampling: ["uniform", "biased"], norm: ["none", "batch"] }, [contrast]);
  const runs = (biasedWithBatch: number) => [
    ...runsOf("uniform/none", repeated(0.95, 8)),
    ...runsOf("biased/none", repeated(0.75, 8)),
    ...runsOf("uniform/batch", repeated(0.94, 8)),
    ...runsOf("biased/batch", repeated(biasedWithBatch, 8)),
  ];

  it("is a difference of differences: (0.9 − 0.94) − (0.75 − 0.95) = 0.16", () => {
    const [finding] = findingsOf(scenario, runs(0.9));
    expect(finding).toMatchObject({ verdict: "supported", twins: 8 });
    expect(finding!.effect.median).toBeCloseTo(0.16, 12);
    expect(finding!.sides).toHaveLength(4);
  });

  it("is contradicted by (0.5 − 0.94) − (0.75 − 0.95) = −0.24", () => {
    const [finding] = findingsOf(scenario, runs(0.5));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed" });
    expect(finding!.sentence).toBe(
      "Changing sampling from uniform to biased takes test accuracy at inference from 94\u202f% to 50\u202f% with norm batch, " +
        "from 95\u202f% to 75\u202f% with norm none (median difference of the differences −24\u202fpoints, " +
        "95 % interval −24 to −24, 8 twins): " +
        "the claim “Batch norm repairs biased sampling” is contradicted, the effect is the reverse.",
    );
  });
});
