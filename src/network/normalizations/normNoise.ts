import { type Matrix, padded } from "../../matrix.ts";
import type { RandomStream } from "../../random.ts";
import type { NormNoiseSettings } from "./settings.ts";

/** Noise on the output of a norm: a′ = s·a + m, each (units × samples). */
export interface NormNoise {
  readonly factor: Matrix;
  readonly shift: Matrix;
}

/** s = 1, m = 0: none. */
export function createNormNoise(units: number, samples: number): NormNoise {
  const noise = { factor: padded(units, samples), shift: padded(units, samples) };
  noise.factor.values.fill(1);
  return noise;
}

/**
 * Draws the noise of one step: a distribution for every unit, anew at each step, and from it a value for every sample.
 *
 *   μ ~ U(−n_μ, n_μ)   σ ~ U(1, n_σ)      of the unit at this step
 *   m ~ U(μ − r_μ, μ + r_μ)   s ~ N(σ, r_σ²)      of each sample
 *
 * It restores a shift of the unit inputs from step to step that batch norm has taken away.
 *
 * Source   Santurkar, Tsipras, Ilyas & Madry (2018), section 2.2 and Algorithm 1 of the appendix
 */
export function drawNormNoise(noise: NormNoise, settings: NormNoiseSettings, stream: RandomStream): void {
  const { rows, columns, stride } = noise.shift;
  const within = (low: number, high: number) => low + (high - low) * stream.next();
  for (let unit = 0; unit < rows; unit++) {
    const center = within(-settings.mean, settings.mean);
    const spread = within(1, settings.sd);
    const from = unit * stride;
    for (let j = from; j < from + columns; j++) {
      noise.shift.values[j] = within(center - settings.meanJitter, center + settings.meanJitter);
      noise.factor.values[j] = spread + settings.sdJitter * stream.normal();
    }
  }
}

/** a′ = s·a + m, in place. */
export function addNormNoise({ factor, shift }: NormNoise, output: Matrix): void {
  const { values } = output;
  for (let j = 0; j < values.length; j++) values[j] = factor.values[j]! * values[j]! + shift.values[j]!;
}

/** da = s·da′, in place. */
export function normNoiseBackward({ factor }: NormNoise, gradient: Matrix): void {
  const { values } = gradient;
  for (let j = 0; j < values.length; j++) values[j] = values[j]! * factor.values[j]!;
}
