import { createTrainer } from "../../network/trainer.ts";
import { effectiveRank } from "../../statistics/effectiveRank.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, several } from "../fields.ts";
import { number } from "../format.ts";
import { activation, fillBatch, loss, networkOf, norm, samples } from "../network.ts";

const { sizes, X, y, initial_params } = samples;

const run = caseOf(
  {
    ...{ sizes, X, y, initial_params, norm, activation, loss },
    eps: number,
    value: expected.number,
    ...several(expected.vector, "gradient_norms", "pre_activation_norms", "effective_ranks"),
  },
  (given) => {
    const network = networkOf({
      ...given,
      bn: { eps: given.eps, momentum: 0.1 },
      layernorm: { eps: given.eps },
      start: { gamma: 1, beta: 0, mean: 0, variance: 1 },
    });
    const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.1 }, given.X.length);
    fillBatch(trainer, given, [...given.X.keys()]);
    const value = trainer.step();
    return {
      value,
      gradient_norms: given.sizes.slice(1).map((_, index) => trainer.gradientNorm(index + 1)),
      pre_activation_norms: network.hidden.map((_, index) => trainer.preActivationGradientNorm(index + 1)),
      effective_ranks: trainer.hidden.map(({ output }) => effectiveRank(output)),
    };
  },
);

/** gradients.json: norms of the gradients of one batch, layer by layer, and the effective ranks of what layers put out. */
export const gradientsFile = fileOf({}, { runs: run });
