import { describe, expect, it } from "vitest";
import { createHistory } from "../../src/live/history.ts";

function historyUntil(last: number) {
  const history = createHistory<number>(16);
  for (let step = 0; step <= last; step++) history.add(step, () => step);
  return history;
}

describe("a history", () => {
  it("has the latest from before a step, of 0 its own", () => {
    const history = historyUntil(400);
    expect([0, 1, 50, 51, 137, 400].map(history.before)).toEqual([0, 0, 0, 50, 100, 350]);
  });

  it("keeps every 50 of the last 800 steps, every other one of the 800 before, and so on", () => {
    const history = historyUntil(6400);
    const kept = new Set(Array.from({ length: 6401 }, (_, step) => history.before(step)));
    expect(kept.size).toBeLessThan(64);
    for (const [back, distance] of [
      [10, 50],
      [750, 50],
      [1500, 100],
      [3000, 200],
      [6399, 400],
    ] as const)
      expect(6400 - back - history.before(6400 - back)).toBeLessThanOrEqual(distance);
  });

  it("grows by no more than 16 for every doubling", () => {
    const history = createHistory<number>(16);
    const kept = new Set<number>();
    for (let step = 0; step <= 100_000; step += 50) history.add(step, () => step);
    for (let step = 1; step <= 100_001; step += 50) kept.add(history.before(step));
    expect(kept.size).toBeLessThan(150);
  });

  it("forgets what is no more, and keeps what takes its place", () => {
    const history = createHistory<string>(16);
    for (let step = 0; step <= 200; step += 50) history.add(step, () => `first ${step}`);
    history.forgetAfter(120);
    expect(history.before(200)).toBe("first 100");
    history.add(150, () => "second 150");
    history.add(50, () => "second 50");
    expect([history.before(200), history.before(60)]).toEqual(["second 150", "first 50"]);
  });
});
