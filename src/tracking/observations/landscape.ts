import { rateAt } from "../../optimizers/schedules/schedules.ts";
import { float64 } from "../columns.ts";
import { createLandscapeMeter } from "../meters/landscapeMeter.ts";
import { observation } from "../observation.ts";

/**
 * The landscape around the parameters that an update starts from, on its batch, as far as `landscapeReach` learning
 * rates along the gradient (the base rate: with a schedule, every update is looked at over the same distances). At a
 * rate of 0 there is nothing along the way, and nothing is observed.
 */
export const landscape = observation({
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 25,
  passesOver: "batch",
  bytes: () => 64,
  isSeen: (step, { optimizer }) => step > 0 && optimizer.learningRate > 0,
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
  watch({ network, trainer, batchSize, optimizer, totalSteps }, { steps, columns }) {
    if (steps.length === 0) return {};
    const stepSizes = Array.from(columns.reach, (multiple) => multiple * optimizer.learningRate);
    const meter = createLandscapeMeter(network, batchSize, stepSizes);
    return {
      prepare(step, seen) {
        const found = meter.measure(network.parameters, trainer.batch, trainer.labels, trainer.subsets);
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
