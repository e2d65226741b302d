import { accuracy as shareCorrect } from "../../network/losses/loss.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/**
 * Loss and accuracy on the whole training set, and on the test set at the same step: both at inference, by running
 * statistics where a norm has them.
 */
export const trainingSet = observation({
  usually: { at: "evaluations" },
  detail: "request",
  passes: 1,
  passesOver: "train",
  bytes: () => 32,
  columns: () => ({ loss: float64(), accuracy: float64(), testLoss: float64(), testAccuracy: float64() }),
  watch({ network, evaluator, split: { train }, passOf }, { columns }) {
    const pass = passOf("training sample", train.size);
    return {
      observe(step, seen) {
        pass.run(train.features, "running", null, train.subsets);
        columns.loss[seen] = network.loss.value(pass.logits, train.labels);
        columns.accuracy[seen] = shareCorrect(network.loss, pass.logits, train.labels);
        const test = evaluator.evaluate("running", step, false);
        columns.testLoss[seen] = test.loss;
        columns.testAccuracy[seen] = test.accuracy;
      },
    };
  },
});
