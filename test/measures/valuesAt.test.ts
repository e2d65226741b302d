import { describe, expect, it } from "vitest";
import type { Course } from "../../src/measures/course.ts";
import { valuesAt } from "../../src/measures/valuesAt.ts";

const steps = Int32Array.of(0, 20, 40);
const course = (name: Course["name"], values: readonly number[], rest: Partial<Course> = {}): Course => ({
  name,
  statistic: null,
  layer: null,
  steps,
  values: Float64Array.from(values),
  ...rest,
});
const finished = {
  outcome: { kind: "finished" } as const,
  courses: [
    course("drift", [1, 2, 4], { layer: 1 }),
    course("drift", [10, 20, 40], { layer: 2 }),
    course("test-accuracy", [0.5, 0.7, 0.9], { statistic: "running" }),
    course("test-accuracy", [0.5, 0.8, 0.8], { statistic: "population" }),
    course("probe-loss", [0.7, 0.3, 0.1]),
  ],
};
const drift = { kind: "drift", statistic: null, layer: null } as const;
const known = (value: number) => ({ low: value, high: value });
const unknown = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

describe("a measure at a moment", () => {
  it("is its last value at the end, one per layer or of the layer meant", () => {
    expect(valuesAt(finished, drift, "end")).toEqual([known(4), known(40)]);
    expect(valuesAt(finished, { ...drift, layer: 2 }, "end")).toEqual([known(40)]);
  });

  it("is interpolated at a step, and by the statistic meant", () => {
    expect(valuesAt(finished, { ...drift, layer: 1 }, 30)).toEqual([known(3)]);
    const accuracy = { kind: "test-accuracy", statistic: "population", layer: null } as const;
    expect(valuesAt(finished, accuracy, 20)).toEqual([known(0.8)]);
    expect(valuesAt(finished, { ...accuracy, statistic: "running" }, 20)).toEqual([known(0.7)]);
  });

  it("takes the one statistic of a network without batch statistics for all of them", () => {
    const plain = { ...finished, courses: [finished.courses[2]!] };
    const population = { kind: "test-accuracy", statistic: "population", layer: null } as const;
    expect(valuesAt(plain, population, "end")).toEqual([known(0.9)]);
  });

  it("is taken where the loss of the probe crosses, between the steps observed", () => {
    // 0.5 is half way from 0.7 to 0.3: step 10.
    const low = valuesAt(finished, { ...drift, layer: 1 }, { lossCrosses: 0.5 })[0]!.low;
    expect(low).toBeCloseTo(1.5, 12);
  });

  it("may be anything where the loss is never reached", () => {
    expect(valuesAt(finished, { ...drift, layer: 1 }, { lossCrosses: 0.05 })).toEqual([unknown]);
  });

  it("has no value at the end of a run that diverged, nor at a step that it did not come to", () => {
    const diverged = { ...finished, outcome: { kind: "diverged", step: 41, layer: 1, loss: 9 } as const };
    expect(valuesAt(diverged, drift, "end")).toEqual([]);
    expect(valuesAt(diverged, drift, 50)).toEqual([]);
    expect(valuesAt(diverged, { ...drift, layer: 1 }, 20)).toEqual([known(2)]);
    expect(valuesAt(diverged, { ...drift, layer: 1 }, { lossCrosses: 0.05 })).toEqual([unknown]);
  });
});
