import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { type ExperimentName, experimentNames, experimentOf } from "../../src/live/experiments.ts";
import type { LiveFrame } from "../../src/live/frame.ts";
import { createLiveRun } from "../../src/live/liveRun.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";

/** Both networks of an experiment when it can be told how it came out. */
function told(name: ExperimentName): [LiveFrame, LiveFrame] {
  const { pair, toldFrom } = experimentOf(name);
  return [pair.left, pair.right].map((dials) => {
    const run = createLiveRun(liveSettings(dials), compileKernels());
    run.advance(toldFrom);
    return run.frame();
  }) as [LiveFrame, LiveFrame];
}

/** What each shows, by the seed that it starts with. */
const shown: Readonly<Record<ExperimentName, (left: LiveFrame, right: LiveFrame) => void>> = {
  "lost-at-inference"(left, right) {
    expect(left.own!.accuracy).toBeGreaterThan(0.93);
    expect(left.fresh.accuracy).toBeLessThan(0.53);
    expect(right.fresh.accuracy).toBeGreaterThan(0.75);
  },
  "four-boundaries"(left, right) {
    expect(left.fresh.accuracy).toBeGreaterThan(0.9);
    expect(right.fresh.accuracy).toBeLessThan(0.53);
    expect(Math.min(right.fields[2]!.accuracy, right.fields[3]!.accuracy)).toBeGreaterThan(0.9);
  },
  "never-starts"(left, right) {
    expect(left.fresh.accuracy).toBeGreaterThan(0.9);
    expect(right.fresh.accuracy).toBeLessThan(0.53);
  },
  "noise-does-not-hurt"(left, right) {
    expect(left.fresh.accuracy).toBeGreaterThan(right.fresh.accuracy + 0.05);
  },
  "batch-of-two"(left, right) {
    expect(left.own!.accuracy).toBeLessThan(right.own!.accuracy);
  },
  "only-one-survives"(left, right) {
    expect(left.fresh.accuracy).toBeGreaterThan(0.9);
    expect(right.fresh.accuracy).toBeLessThan(0.53);
  },
  forgetting(left, right) {
    expect(right.freshBySubset[0]).toBeLessThan(0.55);
    expect(right.freshBySubset[1]).toBeGreaterThan(0.8);
    expect(left.freshBySubset[0]).toBeLessThan(0.55);
  },
};

const cameOut: Readonly<Record<ExperimentName, number>> = {
  "lost-at-inference": 2,
  "four-boundaries": 0,
  "never-starts": 0,
  "noise-does-not-hurt": 0,
  "batch-of-two": 1,
  "only-one-survives": 0,
  forgetting: 2,
};

describe("a guided experiment", () => {
  it.each(experimentNames)("%s shows its effect within ten seconds, and tells it in its numbers", (name) => {
    const { choices, toldFrom, speed, ...experiment } = experimentOf(name);
    const [left, right] = told(name);
    expect(left.step).toBe(toldFrom);
    expect(toldFrom / speed).toBeLessThan(10);
    shown[name](left, right);
    expect(choices[experiment.cameOut(left, right)]).toBe(choices[cameOut[name]]);
    expect(experiment.happened(left, right)).toMatch(/\d %/);
    expect(experiment.happened(left, right)).not.toMatch(/NaN|–/);
  });
});
