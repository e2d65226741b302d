import type { Convention } from "./conventions.ts";
import type { Given, GivenRunning } from "./exercise.ts";
import { followed, resultAtInference } from "./unit.ts";
import { allLines, type Lines } from "./workedLine.ts";

/** A hidden unit, whatever passes through it and however it is normalized. */
export type Unit = Pick<Given, "columns" | "weights" | "bias" | "gamma" | "beta">;

type Statistics = Pick<GivenRunning, "mean" | "variance">;

/** What batches become by a convention, one after another. */
export interface Translation {
  /** Of every batch, as it was normalized by its own statistics. */
  readonly batches: readonly Lines[];
  /** After every batch; null where the convention has none. */
  readonly running: readonly Statistics[] | null;
  /** The last batch once more, at inference, by the running statistics after it. */
  readonly atInference: readonly number[] | null;
}

/**
 * The same batches through one unit's batch norm by a convention, in the engine's arithmetic.
 *
 * Shapes   batches[batch][sample][input]
 *
 * @example
 *   const unit = { columns: ["x"], weights: [1], bias: 0, gamma: 1, beta: 0 };
 *   const running = { mean: 0, variance: 1, momentum: 0.5, momentumConvention: "pytorch", divisor: "biased" };
 *   const convention = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", running };
 *   const { running: after, atInference } = translated(unit, [[[1], [3]], [[2], [6]]], convention);
 *   after; // [ { mean: 1, variance: 1 }, { mean: 2.5, variance: 2.5 } ]
 *   atInference; // [ -0.316228, 2.21359 ]
 */
export function translated(
  unit: Unit,
  batches: readonly Given["samples"][],
  { epsilon, epsilonPlacement, divideBy, running }: Omit<Convention, "name">,
): Translation {
  const through = (samples: Given["samples"]): Given => ({
    ...unit,
    samples,
    epsilon,
    epsilonPlacement,
    divideBy,
    running: null,
  });
  // The same batch again comes out the same.
  const linesOf = new Map([...new Set(batches)].map((samples) => [samples, allLines(through(samples))]));
  const lines = batches.map((samples) => linesOf.get(samples)!);
  if (running === null) return { batches: lines, running, atInference: null };
  let last: Statistics = running;
  const after = batches.map((samples, at) => {
    const { mean, variance } = lines[at]!;
    last = followed(through(samples), { ...running, ...last }, mean![0]!, variance![0]!);
    return last;
  });
  return { batches: lines, running: after, atInference: resultAtInference(through(batches.at(-1)!), last) };
}
