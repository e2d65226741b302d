import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "../tracking/workedSteps.ts";
import { workUnit } from "./arithmetic.ts";

/** The way back through one unit's batch norm: from dL/dy, given by the engine, to dγ, dβ and dL/dz. */
export interface WorkedWayBack {
  readonly output: readonly number[];
  readonly result: readonly number[];
  readonly beta: number;
  readonly gamma: number;
  readonly preActivation: readonly number[];
}

/**
 * Batch norm backward, y = γ·z^N + β:
 *
 *   dβ = Σ dy      dγ = Σ dy·z^N      dz = γ/s·(dy − dβ/m − r·z^N·dγ)
 *   s = √(σ² + ε), r = 1/d inside the root; s = σ + ε, r = s/(σ·d) added to σ; σ² divides by d = m or m − 1
 *
 * Source   Ioffe & Szegedy (2015), section 3, with d and the placement of ε as settings; null where nothing was recorded
 */
export function workBack(
  example: WorkedExample,
  unit: number,
  conventions: Conventions,
): WorkedWayBack | null {
  const { samples, backward } = example;
  if (!backward || !example.normalization) return null;
  const own = (values: Float64Array) => Array.from(values.subarray(unit * samples, (unit + 1) * samples));
  const slopes = own(backward.unitInput);
  const { normalized, divisor, variance, gamma } = workUnit(example, unit, conventions);
  const beta = slopes.reduce((sum, slope) => sum + slope, 0);
  const slopeOfGamma = slopes.reduce((sum, slope, sample) => sum + slope * normalized[sample]!, 0);
  const d = conventions.divideBy === "m" ? samples : samples - 1;
  const ratio = conventions.epsilonPlacement === "inside-root" ? 1 / d : divisor / (Math.sqrt(variance) * d);
  return {
    output: own(backward.output),
    result: slopes,
    beta,
    gamma: slopeOfGamma,
    preActivation: slopes.map(
      (slope, sample) =>
        (gamma / divisor) * (slope - beta / samples - ratio * normalized[sample]! * slopeOfGamma),
    ),
  };
}
