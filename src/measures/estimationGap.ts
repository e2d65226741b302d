import { log } from "../elementary/log.ts";
import { LEAST_SD } from "../tracking/leastSd.ts";
import type { NormalizationSeries } from "../tracking/observations/normalization.ts";

type Layer = NonNullable<NormalizationSeries["layers"][number]>;

/**
 * √((μ_r − μ_p)² + (σ_r − σ_p)²)/σ_p of running against population statistics, [step · units + unit]; no unit. NaN where
 * the population's sd is below 10⁻³: marked, not divided.
 */
export function estimationGap(layer: Layer): Float32Array {
  return layer.runningMean.map((mean, at) => {
    const [running, population] = sds(layer, at);
    if (population < LEAST_SD) return Number.NaN;
    const ofMean = mean - layer.populationMean[at]!;
    const ofSd = running - population;
    return Math.sqrt(ofMean * ofMean + ofSd * ofSd) / population;
  });
}

/** log(σ_r/σ_p): above 0 where the running sd is too large; NaN likewise. */
export function logSdRatio(layer: Layer): Float32Array {
  return layer.runningMean.map((_, at) => {
    const [running, population] = sds(layer, at);
    return population < LEAST_SD ? Number.NaN : log(running / population);
  });
}

const sds = ({ runningVariance, populationVariance }: Layer, at: number): [number, number] => [
  Math.sqrt(runningVariance[at]!),
  Math.sqrt(populationVariance[at]!),
];
