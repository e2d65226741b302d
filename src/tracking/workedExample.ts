import type { Dataset } from "../flowers/dataset.ts";
import { valuesOf } from "../matrix.ts";
import type { Network } from "../network/network.ts";
import type { BatchNormSettings } from "../network/normalizations/settings.ts";
import { createPass } from "../network/pass.ts";
import type { WorkedExample } from "./record.ts";
import { firstSamples } from "./samplesAt.ts";
import { workBackward } from "./workedBackward.ts";

/**
 * The first hidden layer on four samples, as the engine computes it in training mode: the notes' arithmetic
 * z = w·x + b; μ, σ of the batch; z^N = (z − μ)/…; γ·z^N + β; and the activation.
 */
export function workExample(network: Network, data: Dataset): WorkedExample | null {
  const layer = network.hidden[0];
  if (!layer || data.size < 2) return null;
  const samples = Math.min(4, data.size);
  const few = firstSamples(data, samples);
  const pass = createPass(network, samples);
  pass.run(few.features, "batch", null, few.subsets);
  const activity = pass.hidden[0]!;
  const units = layer.settings.units;
  const norm = layer.settings.normalization;
  const inputs = new Float64Array(samples * data.featureNames.length);
  for (let sample = 0; sample < samples; sample++)
    for (let feature = 0; feature < data.featureNames.length; feature++)
      inputs[sample * data.featureNames.length + feature] = few.features.values[feature * samples + sample]!;
  return {
    inputNames: data.featureNames,
    samples,
    units,
    inputs,
    labels: few.labels.slice(),
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
    backward: workBackward(network, few.features, few.labels, few.subsets),
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
