import { describe, expect, it } from "vitest";
import { canGoOn, pairAt, settingsOf, turnedAfter } from "../../src/live/course.ts";
import { turned, usualPair } from "../../src/live/dials.ts";

const course = { start: usualPair, turns: [] };
const mixed = turned(usualPair, "bias", 0, "both");
const slow = turned(mixed, "rate", 0.1, "left");

describe("a course", () => {
  it("has the dials of the last turn that was made by a step", () => {
    const two = turnedAfter(turnedAfter(course, 200, mixed), 500, slow);
    expect([0, 199, 200, 499, 500].map((step) => pairAt(two, step))).toEqual([
      usualPair,
      usualPair,
      mixed,
      mixed,
      slow,
    ]);
  });

  it("forgets what was to come where a dial is turned earlier, and a turn that is turned back", () => {
    const two = turnedAfter(turnedAfter(course, 200, mixed), 500, slow);
    expect(turnedAfter(two, 300, slow).turns.map(({ after }) => after)).toEqual([200, 300]);
    expect(turnedAfter(two, 500, mixed).turns.map(({ after }) => after)).toEqual([200]);
    expect(turnedAfter(two, 200, slow).turns).toEqual([{ after: 200, pair: slow }]);
  });

  it("becomes phases of each network, from the step after", () => {
    const two = turnedAfter(turnedAfter(course, 200, mixed), 500, slow);
    expect(settingsOf(two, "left").training.phases).toMatchObject([
      { from: 201, sampler: { bias: 0 } },
      { from: 501, optimizer: { learningRate: 0.1 } },
    ]);
    expect(settingsOf(two, "right").training.phases.map(({ from }) => from)).toEqual([201]);
  });

  it("can go on by other batches, rates and optimizers; by no other network, data or number of steps", () => {
    const to = (
      ...[name, value]: [
        (
          | "bias"
          | "batch"
          | "block"
          | "rate"
          | "optimizer"
          | "schedule"
          | "norm"
          | "steps"
          | "seed"
          | "init"
          | "overlap"
        ),
        string | number,
      ]
    ) => canGoOn(usualPair, turned(usualPair, name, value, "both"));
    expect([
      to("bias", 0),
      to("batch", 8),
      to("block", 5),
      to("rate", 0.1),
      to("optimizer", "adam"),
      to("schedule", "random"),
    ]).not.toContain(false);
    expect([
      to("norm", "layer"),
      to("steps", 100),
      to("seed", 2),
      to("init", "he-normal"),
      to("overlap", 0.1),
    ]).not.toContain(true);
    const ghost = turned(usualPair, "norm", "ghost", "left");
    expect(canGoOn(ghost, turned(ghost, "batch", 16, "both"))).toBe(true);
    expect(canGoOn(ghost, turned(ghost, "batch", 4, "both"))).toBe(false);
  });
});
