import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf, steps } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });

describe("a trend", () => {
  const trend = (direction: "rises" | "falls"): Claim => ({
    ...byOnePercent,
    id: "deeper",
    says: "Deeper is slower.",
    measure: { kind: "steps-to-target", statistic: null, layer: null },
    by: { difference: 100 },
    form: "trend",
    over: "depth",
    direction,
  });
  const runs = [
    ...runsOf("3", repeated(1000, 8), steps),
    ...runsOf("4", repeated(1600, 8).with(0, 900), steps),
    ...runsOf("5", repeated(3000, 8), steps),
  ];

  it("is the least-squares slope over the whole range: 1,000, 1,600, 3,000 rises by 2,000", () => {
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("rises")]), runs);
    expect(finding).toMatchObject({ verdict: "supported", everyStep: 7 });
    expect(finding!.effect.median).toBeCloseTo(2000, 9);
    expect(finding!.sides.map(({ median }) => median)).toEqual([1000, 1600, 3000]);
    expect(finding!.sentence).toBe(
      "Over depth from 3 to 5, the median of steps to the target goes from 1\u202f000 to 1\u202f600 to 3\u202f000 " +
        "(median fitted change from the first level to the last 2\u202f000, 95 % interval 2\u202f000 to 2\u202f000, 8 seeds, " +
        "every step rises in 7 of them): the claim “Deeper is slower” is supported.",
    );
  });

  it("goes over numbers by size, whatever their order in the file", () => {
    const [finding] = findingsOf(question({ depth: ["5", "3", "4"] }, [trend("rises")]), runs);
    expect(finding!.sides.map(({ label }) => label)).toEqual(["depth 3", "depth 4", "depth 5"]);
    expect(finding!.effect.median).toBeCloseTo(2000, 9);
  });

  it("goes over names in the order of the file", () => {
    const named = [...runsOf("deep", repeated(1, 8), steps), ...runsOf("10", repeated(3, 8), steps)];
    const [finding] = findingsOf(question({ depth: ["deep", "10"] }, [trend("rises")]), named);
    expect(finding!.sides.map(({ median }) => median)).toEqual([1, 3]);
  });

  it("is contradicted where it goes the other way", () => {
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("falls")]), runs);
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed", everyStep: 0 });
  });

  it("keeps to the levels that it is told, where only some variants have the measure", () => {
    const factors = { depth: ["3", "4", "5"], norm: ["none", "batch"] };
    const withNorm = runs.map((run) => ({ ...run, variant: `${run.variant}/batch` }));
    const kept = { ...trend("rises"), where: { norm: "batch" } } as Claim;
    const found = findingsOf(question(factors, [kept]), withNorm);
    expect(found.map(({ where }) => where)).toEqual([{}]);
    expect(found[0]!.effect.median).toBeCloseTo(2000, 9);
    expect(found[0]!.sentence).toMatch(/^With norm batch, over depth from 3 to 5, the median/);
  });

  it("takes unfinished runs as ranges", () => {
    const unfinished = [4000, Number.POSITIVE_INFINITY] as const;
    const censored = [...runs.slice(0, 16), ...runsOf("5", repeated(unfinished, 8), steps)];
    const [finding] = findingsOf(question({ depth: ["3", "4", "5"] }, [trend("rises")]), censored);
    expect(finding).toMatchObject({ verdict: "supported", effect: { median: null, high: null } });
    expect(finding!.effect.low).toBeCloseTo(3000, 9);
  });
});
