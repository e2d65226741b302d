import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import { onBeatsOff, question } from "./laboratory.ts";

const plain = onBeatsOff("gradient-shift-cosine", { difference: 0.1 });
const claim = { ...plain, measure: { ...plain.measure, at: { lossCrosses: 0.2 } } };

/** Loss falls from 0.4 to 0 (or to 0.3 and no further) in two checks; the cosine is what it is throughout. */
function run(variant: string, seed: number, cosine: number, crosses: boolean): MeasuredRun {
  const course = { steps: Int32Array.of(0, 100), statistic: null, layer: null };
  return {
    variant,
    seed,
    outcome: { kind: "finished" },
    measures: [],
    courses: [
      { ...course, name: "probe-loss", values: Float64Array.of(0.4, crosses ? 0 : 0.3) },
      { ...course, name: "gradient-shift-cosine", layer: 2, values: Float64Array.of(cosine, cosine) },
    ],
  };
}

const findingWith = (uncrossed: number) =>
  findingsOf(
    question({ switch: ["off", "on"] }, [claim]),
    Array.from({ length: 10 }, (_, index) => [
      run("off", index + 1, 0.5, index >= uncrossed),
      run("on", index + 1, 0.9, true),
    ]).flat(),
  )[0]!;

describe("a comparison at matched loss", () => {
  it("counts twins in which a run never comes to where they are compared as evidence for nothing", () => {
    expect(findingWith(1)).toMatchObject({
      verdict: "supported",
      above: 9,
      unknown: 1,
      sides: [{}, { censored: 1 }],
    });
  });

  it("has no verdict where they are more than one in five, whatever the others say", () => {
    expect(findingWith(2).nuance).not.toBe("too few reached it");
    const finding = findingWith(3);
    expect(finding).toMatchObject({
      verdict: "inconclusive",
      nuance: "too few reached it",
      unknown: 3,
    });
    expect(finding).not.toHaveProperty("freshSeeds");
    expect(finding.sentence).toContain(
      "in more than 20 % of the twins a run never comes to where they are compared",
    );
    expect(finding.sentence).toContain("at a loss of 0.2");
    expect(finding.sentence).toContain("3 of 10 runs with switch off never came to that loss");
  });

  it("is a rule for matched loss alone: more twins decide another claim that is censored as much", () => {
    const steps = onBeatsOff("steps-to-target", { ratio: 1.2 });
    const of = (variant: string, seed: number, low: number, high = low): MeasuredRun => ({
      variant,
      seed,
      outcome: { kind: "finished" },
      measures: [{ name: "steps-to-target", statistic: null, layer: null, low, high }],
    });
    const runs = Array.from({ length: 20 }, (_, index) => [
      of("off", index + 1, 1000),
      index < 5 ? of("on", index + 1, 100, Number.POSITIVE_INFINITY) : of("on", index + 1, 100),
    ]).flat();
    expect(findingsOf(question({ switch: ["off", "on"] }, [steps]), runs)[0]).toMatchObject({
      verdict: "supported",
      unknown: 5,
    });
  });
});
