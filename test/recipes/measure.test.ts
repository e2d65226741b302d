import { afterAll, describe, expect, it } from "vitest";
import { courseReaders, coursesOf } from "../../src/measures/courses.ts";
import { measureRun } from "../../src/measures/measureRun.ts";
import { valuesAt } from "../../src/measures/valuesAt.ts";
import type { MeasureSelector } from "../../src/scenario/scenario.ts";
import { family } from "../../src/scenario/vocabulary/measures/entry.ts";
import { type MeasureName, measures } from "../../src/scenario/vocabulary/measures.ts";
import type { Blocks } from "../../src/tracking/observations/observations.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

/** As CONTRIBUTING says: an entry in a family of the vocabulary. */
const weightGradients = family(
  { good: "low", compare: "ratio", per: "layer", needs: "gradient-shift", course: "gradient-shift" },
  {
    "weight-gradient": {
      label: "norm of the gradient of the weights",
      unit: "nats per unit of weight",
      over: "median",
      description: "Euclidean norm of the gradient of a layer's weights: median over the steps.",
    },
  },
);
/** And how it goes over the steps. */
const reader = ({ "gradient-shift": shift }: Blocks) =>
  (shift?.layers ?? []).map(({ weights }, index) => ({
    layer: index + 1,
    steps: shift!.steps,
    values: Float64Array.from(weights.norm),
  }));

describe("a new measure", () => {
  const name = "weight-gradient" as MeasureName;
  const vocabulary = measures as Record<string, unknown>;
  const readers = courseReaders as Record<string, unknown>;
  vocabulary[name] = weightGradients["weight-gradient"];
  // One line in the table.
  readers[name] = reader;
  afterAll(() => {
    delete vocabulary[name];
    delete readers[name];
  });
  const observe = [{ what: "gradient-shift", every: 20 }] as const;
  const record = trainCompiled(smallPlan({ tracking: { ...smallSettings.tracking, plane: null, observe } }));
  const norms = record.blocks["gradient-shift"]!.layers.map(({ weights }) => weights.norm);

  it("is an entry and a line: one number per layer, over the steps as the entry says", () => {
    const found = measureRun(record).filter((each) => each.name === name);
    expect(found.map(({ layer }) => layer)).toEqual([1, 2, 3]);
    found.forEach(({ low, high }, index) => {
      // At steps 20, 40 and 60: the middle one of three.
      expect([low, high]).toEqual(Array(2).fill([...norms[index]!].sort((a, b) => a - b)[1]));
    });
  });

  it("can be read at a step, as any other that is followed", () => {
    const selector: MeasureSelector = { kind: name, statistic: null, layer: 2 };
    const run = { courses: coursesOf(record), outcome: record.outcome };
    expect(valuesAt(run, selector, 40)).toEqual([{ low: norms[1]![1], high: norms[1]![1] }]);
  });

  it("has no number where what it needs was not tracked", () => {
    const untracked = trainCompiled(
      smallPlan({ tracking: { ...smallSettings.tracking, plane: null, observe: [] } }),
    );
    expect(measureRun(untracked).some((each) => each.name === name)).toBe(false);
  });
});
