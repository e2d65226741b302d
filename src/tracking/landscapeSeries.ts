import { rateAt } from "../optimizers/schedules/schedules.ts";
import type { Instrument, Scene } from "./instrument.ts";
import { createLandscapeMeter } from "./landscape.ts";
import type { LandscapeSeries } from "./shiftRecord.ts";

const columns = [
  "learningRate",
  "loss",
  "lossLow",
  "lossHigh",
  "gradientNorm",
  "gradientChange",
  "beta",
] as const;

/**
 * The landscape around the parameters that an update starts from, on its batch, as far as `landscapeReach` learning
 * rates along the gradient (the base rate: with a schedule, every update is looked at over the same distances). At a
 * rate of 0 there is nothing along the way, and nothing is observed.
 */
export function observeLandscape(scene: Scene, planned: Int32Array): Instrument<LandscapeSeries> {
  const { network, trainer, optimizer, settings, totalSteps } = scene;
  const trains = optimizer.learningRate > 0;
  const steps = planned.filter((step) => trains && step > 0);
  const reach = Float64Array.from(settings.landscapeReach);
  const stepSizes = Array.from(reach, (multiple) => multiple * optimizer.learningRate);
  const meter = trains ? createLandscapeMeter(network, scene.batchSize, stepSizes) : null;
  const series = Object.fromEntries(columns.map((name) => [name, new Float64Array(steps.length)])) as Record<
    (typeof columns)[number],
    Float64Array
  >;
  let seen = 0;
  return {
    steps,
    prepare(step) {
      if (meter === null || steps[seen] !== step) return;
      const { batch, labels, subsets } = trainer;
      const found = meter.measure(network.parameters, batch, labels, subsets);
      series.learningRate[seen] = rateAt(optimizer, step - 1, totalSteps);
      series.loss[seen] = found.loss;
      series.lossLow[seen] = found.lossRange.low;
      series.lossHigh[seen] = found.lossRange.high;
      series.gradientNorm[seen] = found.gradientNorm;
      series.gradientChange[seen] = found.largestGradientChange;
      series.beta[seen] = found.effectiveBeta ?? Number.NaN;
    },
    observe() {
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      reach,
      learningRate: series.learningRate.slice(0, seen),
      loss: series.loss.slice(0, seen),
      lossLow: series.lossLow.slice(0, seen),
      lossHigh: series.lossHigh.slice(0, seen),
      gradientNorm: series.gradientNorm.slice(0, seen),
      gradientChange: series.gradientChange.slice(0, seen),
      beta: series.beta.slice(0, seen),
    }),
  };
}
