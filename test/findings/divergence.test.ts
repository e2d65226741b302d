import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { onBeatsOff, question, repeated, runsOf, steps, switched } from "./laboratory.ts";

const byOnePercent = onBeatsOff("test-accuracy", { difference: 0.01 });
const bySteps = onBeatsOff("steps-to-target", { ratio: 1.25 });

describe("divergence", () => {
  it("counts as the bad end: supported, with the nuance that one side all diverged", () => {
    const finding = switched(byOnePercent, repeated(0.95, 8), repeated("diverged", 8));
    expect(finding).toMatchObject({
      verdict: "supported",
      nuance: "all runs of one side diverged",
      above: 8,
    });
    expect(finding.effect).toEqual({ median: null, low: null, high: null });
    expect(finding.sides[1]).toMatchObject({ median: null, diverged: 8, censored: 0 });
    expect(finding.sentence).toBe(
      "Changing switch from off to on takes test accuracy at inference from divergence to 95\u202f% (median difference " +
        "unbounded, 95 % interval unbounded, 8 twins, 8 of 8 runs with switch off diverged): the claim “On helps” is " +
        "supported, all runs of one side diverged.",
    );
  });

  it("is known to be the bad end even where the run left no measure", () => {
    const runs = [...runsOf("off", repeated("diverged", 8)), ...runsOf("on", repeated(0.95, 8))];
    const silent = runs.map((run) => (run.variant === "off" ? { ...run, measures: [] } : run));
    const scenario = question({ switch: ["off", "on"] }, [byOnePercent]);
    expect(findingsOf(scenario, silent)).toEqual(findingsOf(scenario, runs));
  });

  it("of both sides says nothing about their difference", () => {
    const finding = switched(bySteps, repeated("diverged", 8), repeated("diverged", 8), steps);
    expect(finding).toMatchObject({
      verdict: "inconclusive",
      nuance: "all runs of one side diverged",
      unknown: 8,
    });
  });

  it("leaves no infinity and no NaN in the JSON", () => {
    const off = [...repeated("diverged", 3), [1500, Number.POSITIVE_INFINITY] as const, 0, 900, 800, 700];
    const finding = switched(bySteps, repeated("diverged", 8).with(2, 500), off, steps);
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
  });
});
