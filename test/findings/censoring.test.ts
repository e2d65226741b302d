import { describe, expect, it } from "vitest";
import { onBeatsOff, repeated, steps, switched } from "./laboratory.ts";

const bySteps = onBeatsOff("steps-to-target", { ratio: 1.25 });

describe("censoring", () => {
  const unfinished = [1500, Number.POSITIVE_INFINITY] as const;

  it("supports where every range lies above: 500 steps against more than 1,500", () => {
    const finding = switched(bySteps, repeated(500, 8), repeated(unfinished, 8), steps);
    expect(finding).toMatchObject({ verdict: "supported", above: 8, unknown: 0 });
    expect(finding.effect.median).toBeNull();
    expect(finding.effect.low).toBeCloseTo(Math.log(3), 12);
    expect(finding.effect.high).toBeNull();
    expect(finding.sides[1]).toMatchObject({ median: null, censored: 8, diverged: 0 });
  });

  it("takes no evidence from twins that are both unfinished", () => {
    const on = [...repeated(500, 5), ...repeated(unfinished, 3)];
    const finding = switched(bySteps, on, repeated(unfinished, 8), steps);
    // 5 of 8 above: p = 2·93/256
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 5, unknown: 3, p: 186 / 256 });
    expect(finding.differences[7]).toEqual({ seed: 8, low: null, high: null });
    expect(finding.effect).toEqual({ median: null, low: null, high: null });
  });

  it("leaves open what a budget leaves open: 1,400 steps against more than 1,500 at a margin of × 1.25", () => {
    const finding = switched(bySteps, repeated(1400, 8), repeated(unfinished, 8), steps);
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 0, unknown: 8 });
    expect(finding.effect.low).toBeCloseTo(Math.log(1500 / 1400), 12);
  });

  it("keeps a known median among a few unfinished runs", () => {
    const off = [...repeated(1000, 6), ...repeated(unfinished, 2)];
    const finding = switched(bySteps, repeated(500, 8), off, steps);
    expect(finding.effect.median).toBeCloseTo(Math.log(2), 12);
    expect(finding.effect.high).toBeNull();
  });
});
