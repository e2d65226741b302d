import type { Dataset } from "../flowers/dataset.ts";
import { valuesOf } from "../matrix.ts";
import type { Network } from "../network/network.ts";
import type { BatchNormSettings } from "../network/normalizations/settings.ts";
import { createPass, type Pass } from "../network/pass.ts";
import type { WorkedExample } from "./record.ts";
import { firstSamples } from "./samplesAt.ts";
import { workBackward } from "./workedBackward.ts";

/**
 * The first hidden layer on four samples, as the engine computes it in training mode: the notes' arithmetic
 * z = w·x + b; μ, σ of the batch; z^N = (z − μ)/…; γ·z^N + β; and the activation.
 */
export function workExample(
  network: Network,
  data: Dataset,
  subsetWeights: Float64Array | null = null,
): WorkedExample | null {
  if (network.hidden.length === 0 || data.size < 2) return null;
  const few = firstSamples(data, 4);
  const pass = createPass(network, few.size);
  pass.run(few.features, "batch", null, few.subsets);
  return {
    ...workLayer(network, pass, few, 0),
    backward: workBackward(network, few.features, few.labels, few.subsets, subsetWeights),
  };
}

/** The arithmetic of one layer (from 0) on the samples that passed, normalized as one batch. */
export function workLayer(
  network: Network,
  pass: Pass,
  { featureNames, features, labels }: Pick<Dataset, "featureNames" | "features" | "labels">,
  index: number,
): Omit<WorkedExample, "backward"> {
  const layer = network.hidden[index]!;
  const activity = pass.hidden[index]!;
  const below = index === 0 ? features : pass.hidden[index - 1]!.output;
  const samples = below.columns;
  const { units, normalization: norm } = layer.settings;
  const inputs = new Float64Array(samples * below.rows);
  for (let sample = 0; sample < samples; sample++)
    for (let input = 0; input < below.rows; input++)
      inputs[sample * below.rows + input] = below.values[input * below.stride + sample]!;
  return {
    inputNames: index === 0 ? featureNames : Array.from({ length: below.rows }, (_, unit) => `h${unit + 1}`),
    samples,
    units,
    inputs,
    labels: labels.slice(),
    weights: layer.dense.weights.slice(),
    bias: layer.dense.bias?.slice() ?? new Float64Array(units),
    preActivation: valuesOf(activity.preActivation),
    normalization:
      norm.kind === "batch" && isTheNotes(norm) && layer.norm
        ? {
            epsilon: norm.epsilon,
            epsilonPlacement: norm.epsilonPlacement,
            divideBy: norm.divideBy,
            mean: activity.mean!.slice(),
            variance: activity.variance!.slice(),
            gamma: layer.norm.gamma.slice(),
            beta: layer.norm.beta.slice(),
            normalized: undoAffine(valuesOf(activity.unitInput), layer.norm.gamma, layer.norm.beta, samples),
            result: valuesOf(activity.unitInput),
          }
        : null,
    activation: layer.activation.name,
    output: valuesOf(activity.output),
  };
}

/** Whether the notes' arithmetic is what the layer does: centred, scaled, over the whole batch, before the activation. */
function isTheNotes({ placement, center, scale, perSubset }: BatchNormSettings): boolean {
  return placement === "before" && center && scale && !perSubset;
}

/** z^N = (result − β)/γ; NaN where γ is 0 and z^N left no trace. */
function undoAffine(result: Float64Array, gamma: Float64Array, beta: Float64Array, samples: number) {
  return result.map((value, at) => {
    const unit = Math.floor(at / samples);
    return gamma[unit] === 0 ? Number.NaN : (value - beta[unit]!) / gamma[unit]!;
  });
}
