import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { question, runsOf } from "./laboratory.ts";

const reached = { name: "reached" } as const;
const claim: Claim = {
  id: "on-reaches-more",
  says: "On reaches the target on more of the map.",
  source: null,
  measure: { kind: "reached", statistic: null, layer: null },
  by: { difference: 0.2 },
  average: ["rate"],
  form: "difference",
  better: { norm: "on" },
  than: { norm: "off" },
};
const scenario = question({ rate: ["low", "high"], norm: ["off", "on"] }, [claim]);

describe("a claim that averages over a factor", () => {
  it("is one finding, of the mean over its levels, seed by seed", () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const runs = [
      ...runsOf(
        "low/off",
        seeds.map(() => 0),
        reached,
      ),
      ...runsOf(
        "high/off",
        seeds.map((seed) => (seed === 8 ? 1 : 0)),
        reached,
      ),
      ...runsOf(
        "low/on",
        seeds.map(() => 1),
        reached,
      ),
      ...runsOf(
        "high/on",
        seeds.map((seed) => (seed > 4 ? 1 : 0)),
        reached,
      ),
    ];
    const findings = findingsOf(scenario, runs);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding!.differences.map(({ low }) => low)).toEqual([0.5, 0.5, 0.5, 0.5, 1, 1, 1, 0.5]);
    expect(finding!.measure.label).toBe("runs that reach the target, averaged over rate");
    expect(finding!.verdict).toBe("supported");
    expect(finding!.where).toEqual({});
  });

  it("counts a side as diverged where all of its runs are", () => {
    const eight = Array.from({ length: 8 }, () => 0);
    const runs = [
      ...runsOf("low/off", eight, reached),
      ...runsOf(
        "high/off",
        eight.map(() => "diverged" as const),
        reached,
      ),
      ...runsOf("low/on", eight, reached),
      ...runsOf("high/on", eight, reached),
    ];
    expect(findingsOf(scenario, runs)[0]!.sides.map(({ diverged }) => diverged)).toEqual([0, 0]);
  });
});
