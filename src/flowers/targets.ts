import type { RandomStream } from "../random.ts";
import { boundaryOf } from "./boundary.ts";
import type { Dataset } from "./dataset.ts";
import type { Flower } from "./flower.ts";
import type { FlowerSettings } from "./settings.ts";

/**
 * A real number of each flower to be learned in place of its class, with noise about it.
 *
 *   margin   y = u − β(t) + ε                  how far its form lies from the true boundary
 *   linear   y = Σ vᵢ·xᵢ + ε,  vᵢ ~ N(0, 1/d)   a linear teacher of the d features as the network sees them, drawn by the seed
 *   noise    ε ~ N(0, targetNoise²): what no network can learn; a mean squared error of targetNoise² is the least
 *
 * Streams  "teacher" for v, and for ε one for each set: the flowers are those of any other target
 */
export type TargetDraw = (flowers: readonly Flower[], seen: Dataset, noise: RandomStream) => Dataset;

/** Null where flowers are to be told apart by their class. */
export function createTargetDraw(settings: FlowerSettings, stream: RandomStream): TargetDraw | null {
  const { target = "class", targetNoise = 0 } = settings;
  if (target === "class") return null;
  const valuesOf = target === "margin" ? margins(settings) : linear(settings, stream.child("teacher"));
  return (flowers, seen, noise) => ({
    ...seen,
    labels: valuesOf(flowers, seen).map((value) => value + noise.normal(0, targetNoise)),
  });
}

type ValuesOf = (flowers: readonly Flower[], seen: Dataset) => Float64Array;

function margins(settings: FlowerSettings): ValuesOf {
  const boundary = boundaryOf(settings);
  return (flowers) => Float64Array.from(flowers, ({ openness, form }) => form - boundary(openness));
}

function linear({ features: names }: FlowerSettings, stream: RandomStream): ValuesOf {
  const teacher = names.map(() => stream.normal(0, 1 / Math.sqrt(names.length)));
  return (flowers, { features: { values, stride } }) =>
    Float64Array.from(flowers, (_, sample) =>
      teacher.reduce((sum, weight, row) => sum + weight * values[row * stride + sample]!, 0),
    );
}
