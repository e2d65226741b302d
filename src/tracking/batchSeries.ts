import type { BatchSeries } from "./record.ts";

const STEPS_KEPT_SINGLY = 10_000;

/** Loss and accuracy of every training batch; beyond 10,000 steps in blocks (mean, least, greatest). */
export interface BatchSeriesRecorder {
  add(loss: number, accuracy: number): void;
  series(): BatchSeries;
}

export function createBatchSeries(totalSteps: number): BatchSeriesRecorder {
  const blockSize = Math.max(1, Math.ceil(totalSteps / STEPS_KEPT_SINGLY));
  const blocks = Math.ceil(totalSteps / blockSize);
  const loss = new Float64Array(blocks);
  const lossMin = new Float64Array(blocks).fill(Number.POSITIVE_INFINITY);
  const lossMax = new Float64Array(blocks).fill(Number.NEGATIVE_INFINITY);
  const accuracy = new Float64Array(blocks);
  let steps = 0;
  return {
    add(batchLoss, batchAccuracy) {
      const block = Math.floor(steps / blockSize);
      const count = (steps % blockSize) + 1;
      loss[block]! += (batchLoss - loss[block]!) / count;
      accuracy[block]! += (batchAccuracy - accuracy[block]!) / count;
      lossMin[block] = Math.min(lossMin[block]!, batchLoss);
      lossMax[block] = Math.max(lossMax[block]!, batchLoss);
      steps++;
    },
    series() {
      const filled = Math.ceil(steps / blockSize);
      return {
        blockSize,
        loss: loss.slice(0, filled),
        lossMin: lossMin.slice(0, filled),
        lossMax: lossMax.slice(0, filled),
        accuracy: accuracy.slice(0, filled),
      };
    },
  };
}
