import type { MeasureName } from "../scenario/vocabulary/measures.ts";
import type { InferenceStatistic } from "../tracking/inferenceStatistics.ts";

/** How a measure goes over the steps of a run: what charts draw, and what "at matched loss" is read off. */
export interface Course {
  readonly name: MeasureName;
  readonly statistic: InferenceStatistic | null;
  /** 1-based, the output layer last. */
  readonly layer: number | null;
  /** Ascending. */
  readonly steps: Int32Array;
  /** NaN where it is not defined. */
  readonly values: Float64Array;
}

/** The lines of a measure layer by layer, on their common steps; null where it was not followed, or has no layers. */
export function layersOf(
  courses: readonly Course[],
  measure: MeasureName,
): { readonly steps: Int32Array; readonly layers: readonly (Float64Array | undefined)[] } | null {
  const lines = courses.filter(({ name, layer }) => name === measure && layer !== null);
  if (lines.length === 0) return null;
  const depth = Math.max(...lines.map(({ layer }) => layer!));
  return {
    steps: lines[0]!.steps,
    layers: Array.from(
      { length: depth },
      (_, index) => lines.find(({ layer }) => layer === index + 1)?.values,
    ),
  };
}

/** The value at a step, between two observed ones in a straight line; NaN before the first and after the last. */
export function valueAt({ steps, values }: Pick<Course, "steps" | "values">, step: number): number {
  const after = steps.findIndex((observed) => observed >= step);
  if (after < 0) return Number.NaN;
  if (steps[after] === step) return values[after]!;
  if (after === 0) return Number.NaN;
  const before = after - 1;
  const share = (step - steps[before]!) / (steps[after]! - steps[before]!);
  return values[before]! + share * (values[after]! - values[before]!);
}

/**
 * The first time, interpolated, at which a loss falls to a level from above it; NaN where it never does, or starts below.
 */
export function firstCrossing(
  { steps, loss }: { readonly steps: Int32Array; readonly loss: Float64Array },
  level: number,
): number {
  for (let at = 1; at < steps.length; at++) {
    const [before, now] = [loss[at - 1]!, loss[at]!];
    if (!(before > level && now <= level)) continue;
    return steps[at - 1]! + ((before - level) / (before - now)) * (steps[at]! - steps[at - 1]!);
  }
  return Number.NaN;
}
