import { describe, expect, it } from "vitest";
import { createPace } from "../../src/live/pace.ts";

describe("the pace of training", () => {
  it("makes as many steps a second as its speed says, however its frames fall", () => {
    for (const [every, speed] of [
      [16, 150],
      [17, 400],
      [23, 50],
      [41, 10],
    ] as const) {
      const pace = createPace(120);
      pace.begin(0, speed);
      let made = 0;
      for (let now = every; now <= 10_000; now += every) {
        const steps = pace.due(now);
        expect(pace.wait(now)).toBeGreaterThanOrEqual(0);
        expect(pace.wait(now) === 0).toBe(steps > 0);
        if (steps > 0) pace.made(now, steps);
        made += steps;
      }
      // Of ten seconds what is behind the last frame is missing.
      expect(made).toBe(Math.floor(((10_000 - (10_000 % every)) * speed) / 1000));
    }
  });

  it("waits until a step is due", () => {
    const pace = createPace(120);
    pace.begin(1000, 10);
    expect([pace.due(1099), pace.wait(1040), pace.due(1100), pace.wait(1100)]).toEqual([0, 60, 1, 0]);
    pace.made(1130, 1);
    expect([pace.due(1199), pace.wait(1150), pace.due(1200)]).toEqual([0, 50, 1]);
  });

  it("does not make up for what a slow machine has missed, and keeps what was not made by choice", () => {
    const pace = createPace(120);
    pace.begin(0, 1000);
    expect(pace.due(500)).toBe(120);
    pace.made(500, 120);
    expect(pace.due(500)).toBe(0);
    expect(pace.due(600)).toBe(100);
    pace.made(600, 70);
    expect(pace.due(600)).toBe(30);
  });
});
