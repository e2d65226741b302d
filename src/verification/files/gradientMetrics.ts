import { z } from "zod";
import type { Matrix } from "../../matrix.ts";
import type { Network } from "../../network/network.ts";
import type { GradientChange } from "../../tracking/meters/gradientChange.ts";
import { createGradientProbe } from "../../tracking/meters/gradientProbe.ts";
import { createGradientShiftMeter } from "../../tracking/meters/gradientShiftMeter.ts";
import { createLandscapeMeter } from "../../tracking/meters/landscapeMeter.ts";
import { caseOf, fileOf, type Sections } from "../cases.ts";
import { expected, list, part, several } from "../fields.ts";
import { number } from "../format.ts";
import {
  activation,
  fillBatch,
  loss,
  networkOf,
  norm,
  normWords,
  parameters,
  samples,
  trainersOf,
} from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";

const change = part({
  ...several(expected.number, "l2", "norm_G", "norm_G_prime"),
  cosine: expected.numberOrNull,
});
const step = part({
  ...several(expected.number, "step", "loss", "gradient_l2"),
  ics: list(
    part({
      layer: expected.number,
      ...several(change, "weights", "weights_and_bias", "all"),
      ...several(expected.weights, "G_weights", "G_prime_weights"),
    }),
  ),
  landscape: part({
    scan: list(
      part({
        ...several(expected.number, "eta", "loss", "gradient_change_l2"),
        ...several(expected.numberOrNull, "gradient_cosine", "beta"),
      }),
    ),
    ...several(expected.number, "loss_min", "loss_max", "gradient_change_max"),
    effective_beta: expected.numberOrNull,
  }),
});

const constants = {
  ...samples,
  loss,
  bn_eps: number,
  initial_gamma: number.default(1),
  initial_beta: number.default(0),
  etas: z.array(number.gt(0)).min(1),
};

const run = caseOf(
  { norm, activation, optimizer: hyper, steps: list(step), final_params: parameters },
  (given, file: Sections<typeof constants>) => {
    const network = networkOf({
      ...file,
      ...given,
      // Running statistics play no part here, and there is no layer norm with an ε of its own.
      bn: { eps: file.bn_eps, momentum: 0.1 },
      layernorm: { eps: file.bn_eps },
      start: { gamma: file.initial_gamma, beta: file.initial_beta, mean: 0, variance: 1 },
    });
    const trainer = trainersOf(network, optimizerOf("sgd", given.optimizer));
    const copy = () => network.parameters.map(({ values }) => ({ values: values.slice() }));
    const steps = file.batches.map((indices, t) => {
      const ofSize = trainer(indices.length);
      fillBatch(ofSize, file, indices);
      const before = copy();
      const found = ofSize.step();
      const update = { before, after: copy(), batch: ofSize.batch, labels: ofSize.labels };
      return {
        step: t,
        loss: found,
        ics: shiftsOf(network, update),
        ...landscapeOf(network, update, file.etas),
      };
    });
    return { steps, final_params: { network, arrays: network.parameters.map(({ values }) => values) } };
  },
  {
    name: ({ norm: given, activation: name, optimizer: { lr, momentum } }) =>
      `gradient_metrics ${normWords(given)}, ${name}, lr ${lr}, momentum ${momentum}`,
  },
);

/** Gradient shift and landscape at every step of short runs. */
export const gradientMetrics = fileOf(constants, { runs: run });

/** One update and the batch it was made on; the network holds the gradient before it. */
interface Update {
  readonly before: readonly { readonly values: Float64Array }[];
  readonly after: readonly { readonly values: Float64Array }[];
  readonly batch: Matrix;
  readonly labels: Float64Array;
}

function shiftsOf(network: Network, { before, after, batch, labels }: Update) {
  const shifts = createGradientShiftMeter(network, batch.columns).measure(before, after, batch, labels);
  const probe = createGradientProbe(network, batch.columns);
  const changeOf = (found: GradientChange) => ({
    l2: found.change,
    cosine: found.cosine,
    norm_G: found.norm,
    norm_G_prime: found.normAfter,
  });
  return shifts.map(({ layer, weights, weightsAndBias, all }) => {
    const at = network.parameters.findIndex(
      (parameter) => parameter.layer === layer && parameter.name.endsWith(".weights"),
    );
    probe.place(before.map((old, p) => (network.parameters[p]!.layer < layer ? after[p]! : old)));
    probe.evaluate(batch, labels);
    return {
      layer,
      weights: changeOf(weights),
      weights_and_bias: changeOf(weightsAndBias),
      all: changeOf(all),
      G_weights: network.parameters[at]!.gradient.slice(),
      G_prime_weights: probe.parameters[at]!.gradient.slice(),
    };
  });
}

function landscapeOf(network: Network, { before, batch, labels }: Update, etas: readonly number[]) {
  const found = createLandscapeMeter(network, batch.columns, etas).measure(before, batch, labels);
  return {
    gradient_l2: found.gradientNorm,
    landscape: {
      scan: found.points.map((at, k) => ({
        eta: etas[k]!,
        loss: at.loss,
        gradient_change_l2: at.gradientChange,
        gradient_cosine: at.cosine,
        beta: at.beta,
      })),
      loss_min: found.lossRange.low,
      loss_max: found.lossRange.high,
      gradient_change_max: found.largestGradientChange,
      effective_beta: found.effectiveBeta,
    },
  };
}
