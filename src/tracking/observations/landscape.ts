import { rateAt } from "../../optimizers/schedules/schedules.ts";
import { float64 } from "../columns.ts";
import { createLandscapeMeter, type LandscapeMeter } from "../meters/landscapeMeter.ts";
import { observation } from "../observation.ts";

/**
 * The landscape around the parameters that an update starts from, on its batch, as far as `landscapeReach` learning
 * rates along the gradient (the base rate: with a schedule, every update is looked at over the same distances). At a
 * rate of 0 there is nothing along the way, and nothing is observed.
 */
export const landscape = observation({
  ofLikeBatches: true,
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 12,
  passesOver: "batch",
  bytes: () => 64,
  isSeen: (step, { trainedBy }) => step > 0 && trainedBy(step).optimizer.learningRate > 0,
  columns: ({ settings }) => ({
    /** How far along the gradient was looked, in learning rates. */
    reach: Float64Array.from(settings.landscapeReach),
    /** Of the update. */
    learningRate: float64(),
    /** Before the update, in nats. */
    loss: float64(),
    lossLow: float64(),
    lossHigh: float64(),
    gradientNorm: float64(),
    gradientChange: float64(),
    /** Effective β-smoothness; NaN where the gradient is 0. */
    beta: float64(),
  }),
  watch({ network, trainer, trainedBy, totalSteps }, { steps, columns }) {
    const meters = new Map<number, LandscapeMeter>();

    function meterOf(learningRate: number): LandscapeMeter {
      const stepSizes = Array.from(columns.reach, (multiple) => multiple * learningRate);
      const meter =
        meters.get(learningRate) ??
        createLandscapeMeter(network, trainer.batch.columns, stepSizes, trainer.subsetWeights);
      meters.set(learningRate, meter);
      return meter;
    }

    // Before the first update, for which nothing is to be allocated.
    for (const step of steps) meterOf(trainedBy(step).optimizer.learningRate);
    return {
      prepare(step, seen) {
        const { optimizer } = trainedBy(step);
        const found = meterOf(optimizer.learningRate).measure(
          network.parameters,
          trainer.batch,
          trainer.labels,
          trainer.subsets,
          trainer.masks,
        );
        columns.learningRate[seen] = rateAt(optimizer, step - 1, totalSteps);
        columns.loss[seen] = found.loss;
        columns.lossLow[seen] = found.lossRange.low;
        columns.lossHigh[seen] = found.lossRange.high;
        columns.gradientNorm[seen] = found.gradientNorm;
        columns.gradientChange[seen] = found.largestGradientChange;
        columns.beta[seen] = found.effectiveBeta ?? Number.NaN;
      },
      // All was written before the update.
      observe() {},
    };
  },
});
