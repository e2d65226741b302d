import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";
import { rateFactor } from "../../src/optimizers/schedules/schedules.ts";
import type { ScheduleSettings } from "../../src/optimizers/schedules/settings.ts";

const factors = (settings: ScheduleSettings, steps: number, shown = steps) =>
  Array.from({ length: shown }, (_, t) => rateFactor(settings, t, steps));

describe("learning-rate schedules", () => {
  it("constant leaves the rate", () => expect(factors({ kind: "constant" }, 3)).toEqual([1, 1, 1]));

  it("step multiplies by its factor every so many steps", () => {
    expect(factors({ kind: "step", every: 2, factor: 0.5 }, 7)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125]);
  });

  it("cosine goes from the full rate through the middle to its floor, and stays", () => {
    const whole = factors({ kind: "cosine", floor: 0.2, over: null }, 4, 6);
    [1, 0.6 + 0.4 * Math.SQRT1_2, 0.6, 0.6 - 0.4 * Math.SQRT1_2, 0.2, 0.2].forEach((expected, t) => {
      expect(whole[t]).toBeCloseTo(expected, 15);
    });
    expect(factors({ kind: "cosine", floor: 0, over: 2 }, 100, 4).slice(2)).toEqual([0, 0]);
  });

  it("warm-up rises in equal parts to the full rate, then begins what follows", () => {
    const settings = {
      kind: "warm-up",
      steps: 4,
      next: { kind: "step", every: 2, factor: 0.1 },
    } as const;
    expect(factors(settings, 9)).toEqual([0.25, 0.5, 0.75, 1, 1, 1, 0.1, 0.1, 0.1 ** 2]);
  });

  it("cosine after a warm-up ends with the training", () => {
    const next = { kind: "cosine", floor: 0.1, over: null } as const;
    const settings = { kind: "warm-up", steps: 2, next } as const;
    const rates = factors(settings, 6, 8);
    expect(rates[4]).toBeCloseTo(0.55, 15);
    expect(rates.slice(6)).toEqual([0.1, 0.1]);
    expect(factors(settings, 1, 1)).toEqual([0.5]);
  });
});

describe("an optimizer with a schedule", () => {
  const cosine = { kind: "cosine", floor: 0, over: null } as const;

  it("takes every step at its own rate", () => {
    const weights = { values: Float64Array.of(0), gradient: Float64Array.of(-1) };
    const schedule = { kind: "warm-up", steps: 2, next: cosine } as const;
    const optimizer = createOptimizer({ kind: "sgd", learningRate: 8, schedule }, [weights], 4);
    const moved = [4, 8, 8, 4, 0].map((expected) => {
      const before = weights.values[0]!;
      optimizer.step();
      return [weights.values[0]! - before, expected] as const;
    });
    for (const [actual, expected] of moved) expect(actual).toBeCloseTo(expected, 14);
  });

  it("is refused where the schedule ends with a training of unknown length", () => {
    const create = (schedule: ScheduleSettings) =>
      createOptimizer({ kind: "sgd", learningRate: 1, schedule }, []);
    const message = "optimizer: a cosine schedule without `over` needs the number of steps of the training";
    expect(() => create(cosine)).toThrow(message);
    expect(() => create({ kind: "warm-up", steps: 2, next: cosine })).toThrow(message);
    expect(() => create({ ...cosine, over: 5 })).not.toThrow();
  });
});
