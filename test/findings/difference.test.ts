import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { onBeatsOff, question, repeated, runsOf, shift, steps, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });
const bySteps = onBeatsOff("steps-to-target", { ratio: 1.25 });

describe("a difference", () => {
  it("is supported where the twins agree: 8 of 8 above the margin, p = 2/256", () => {
    const on = [0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98];
    const finding = switched(byOnePercent, on, repeated(0.9, 8).with(0, 0.8));
    expect(finding).toMatchObject({ verdict: "supported", nuance: null, scale: "difference", where: {} });
    // d = 0.11, 0.02, 0.03, …, 0.08: sorted 0.02 … 0.08, 0.11; k = 1 of 8.
    expect(finding.effect.median).toBeCloseTo(0.055, 12);
    expect(finding.effect.low).toBeCloseTo(0.02, 12);
    expect(finding.effect.high).toBeCloseTo(0.11, 12);
    expect(finding).toMatchObject({ twins: 8, above: 8, below: 0, unknown: 0, p: 2 / 256, pHolm: 2 / 256 });
    expect(finding.confidence).toBe(1 - 2 / 256);
    expect(finding.sides[0]).toMatchObject({ label: "switch on", diverged: 0, censored: 0 });
    expect(finding.sides[1]).toMatchObject({ label: "switch off", median: 0.9 });
    expect(finding.differences[1]).toMatchObject({ seed: 2 });
    expect(finding.differences[1]!.low).toBeCloseTo(0.02, 12);
  });

  it("is contradicted, reversed, where the interval lies below 0", () => {
    const finding = switched(byOnePercent, repeated(0.5, 8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "reversed", below: 8 });
  });

  it("is contradicted, too small to matter, where the interval lies within the margin", () => {
    const finding = switched(byOnePercent, repeated(0.905, 8).with(0, 0.895), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "contradicted", nuance: "too small to matter" });
  });

  it("counts ties with the margin for neither, though 0.95 − 0.94 rounds above 0.01", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8), repeated(0.94, 8));
    expect(finding).toMatchObject({ verdict: "inconclusive", above: 0, below: 0, unknown: 0, p: 1 });
  });

  it("is inconclusive where the twins disagree: 7 of 8, p = 2·9/256", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8).with(3, 0.8), repeated(0.9, 8));
    expect(finding).toMatchObject({ verdict: "inconclusive", nuance: "no clear direction", p: 18 / 256 });
  });

  it("says that there were too few seeds: 5 twins cannot decide", () => {
    const finding = switched(byOnePercent, repeated(0.95, 5), repeated(0.9, 5));
    expect(finding).toMatchObject({ verdict: "inconclusive", nuance: "too few seeds to decide", p: 2 / 32 });
    expect(finding.effect).toMatchObject({ low: null, high: null });
    expect(finding.confidence).toBeNull();
  });

  it("decides from 6 twins on", () => {
    expect(switched(byOnePercent, repeated(0.95, 6), repeated(0.9, 6)).verdict).toBe("supported");
  });

  it("pairs by seed and leaves out seeds that one side lacks", () => {
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent]);
    const runs = [...runsOf("off", repeated(0.9, 9)), ...runsOf("on", repeated(0.95, 7)).reverse()];
    const [finding] = findingsOf(scenario, runs);
    expect(finding!.differences.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("turns with the measure's good direction: fewer steps are better, as a ratio", () => {
    const finding = switched(bySteps, repeated(500, 8), repeated(1000, 8), steps);
    expect(finding).toMatchObject({ verdict: "supported", scale: "ratio" });
    expect(finding.effect.median).toBeCloseTo(Math.log(2), 12);
    expect(finding.margin).toBeCloseTo(Math.log(1.25), 12);
  });

  it("is compared as its `by` says: a difference of steps", () => {
    const claim = onBeatsOff("steps-to-target", { difference: 100 });
    expect(switched(claim, repeated(500, 8), repeated(1000, 8), steps).effect.median).toBe(500);
  });

  it("knows nothing of the ratio of negative numbers", () => {
    const claim = onBeatsOff("batch-shift", { ratio: 2 });
    const finding = switched(claim, repeated(-0.1, 8), repeated(0.3, 8), shift);
    expect(finding).toMatchObject({ verdict: "inconclusive", unknown: 8 });
  });
});
