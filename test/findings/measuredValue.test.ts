import { describe, expect, it } from "vitest";
import { measuredValue } from "../../src/findings/measuredValue.ts";
import type { Measure, MeasuredRun } from "../../src/measures/measure.ts";

const measure = (more: Partial<Measure>, value: number): Measure => ({
  name: "test-accuracy",
  statistic: null,
  layer: null,
  low: value,
  high: value,
  ...more,
});
const run = (...measures: Measure[]): MeasuredRun => ({
  variant: "plain",
  seed: 1,
  outcome: { kind: "finished" },
  measures,
});
const any = { statistic: null, layer: null };

describe("measuredValue", () => {
  const normalized = run(measure({ statistic: "running" }, 0.5), measure({ statistic: "population" }, 0.6));

  it("takes running statistics unless the claim names others", () => {
    expect(measuredValue(normalized, { kind: "test-accuracy", ...any }).low).toBe(0.5);
    expect(
      measuredValue(normalized, { kind: "test-accuracy", statistic: "population", layer: null }).low,
    ).toBe(0.6);
  });

  it("takes `running` for all statistics of a network that knows no other", () => {
    const plain = run(measure({ statistic: "running" }, 0.7));
    expect(measuredValue(plain, { kind: "test-accuracy", statistic: "population", layer: null }).low).toBe(
      0.7,
    );
    expect(() =>
      measuredValue(normalized, { kind: "test-accuracy", statistic: "per-subset", layer: null }),
    ).toThrow('variant "plain", seed 1: needs 1 value of test-accuracy with statistic "per-subset", got 0');
  });

  it("reads a moment off the course of the measure, over the layers as without one", () => {
    const course = (layer: number | null, values: readonly number[]) => ({
      name: layer === null ? ("probe-loss" as const) : ("drift" as const),
      statistic: null,
      layer,
      steps: Int32Array.of(0, 100),
      values: Float64Array.from(values),
    });
    const followed: MeasuredRun = {
      ...run(measure({ name: "drift", layer: 1 }, 7)),
      courses: [course(1, [0, 1]), course(2, [0, 2]), course(3, [0, 6]), course(null, [0.7, 0.2])],
    };
    expect(measuredValue(followed, { kind: "drift", ...any, at: "end" }).low).toBe(2);
    expect(measuredValue(followed, { kind: "drift", ...any, at: 50 }).low).toBe(1);
    // From 0.7 to 0.2 the loss crosses 0.6 after a fifth of the way.
    expect(measuredValue(followed, { kind: "drift", ...any, at: { lossCrosses: 0.6 } }).low).toBeCloseTo(
      0.4,
      12,
    );
    expect(measuredValue(followed, { kind: "drift", ...any, at: { lossCrosses: 0.1 } })).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
    const diverged = { ...followed, outcome: { kind: "diverged", step: 100, layer: null, loss: 9 } } as const;
    expect(measuredValue(diverged, { kind: "drift", ...any, at: "end" }).low).toBe(Number.POSITIVE_INFINITY);
  });

  it("takes the layer, or the median over the layers", () => {
    const deep = run(
      ...[0.1, 0.2, 0.6].map((value, index) => measure({ name: "drift", layer: index + 1 }, value)),
    );
    expect(measuredValue(deep, { kind: "drift", statistic: null, layer: 3 }).low).toBe(0.6);
    expect(measuredValue(deep, { kind: "drift", ...any }).low).toBe(0.2);
    expect(() => measuredValue(deep, { kind: "drift", statistic: null, layer: 4 })).toThrow(
      'needs 1 value of drift at layer 4, got 0; track "drift"',
    );
  });
});
