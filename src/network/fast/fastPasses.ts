import { activateBackward, activateForward } from "../hiddenLayer.ts";
import type { Network } from "../network.ts";
import { asInTraining, type StatisticsSource } from "../normalizations/statisticsSource.ts";
import type { TrainedArray } from "../parameter.ts";
import {
  createTrainingBuffers,
  type InputMoments,
  type LayerAtWork,
  type TrainingPasses,
} from "../trainingPasses.ts";
import { compileDenseForward, compileInputGradient, compileWeightGradient } from "./denseKernels.ts";
import { fusedLayer } from "./fusedLayer.ts";
import { compileLayerBackward, compileLayerForward, isNormalizedInput } from "./layerKernels.ts";

type Kernel = () => void;

/**
 * The fast path: kernels compiled for this network, these buffers and this batch size, in the plain path's order of
 * arithmetic. Norms and activations that no kernel knows run as they are defined, between compiled dense products.
 *
 * Errors   an Error where the policy of a page forbids `eval`; a weight norm (`coveredByFastPath`)
 */
export function fastPasses(network: Network, samples: number): TrainingPasses {
  const buffers = createTrainingBuffers(network, samples);
  const { output, age } = network;
  const { batch, logits, logitGradient, subsets, layers } = buffers;
  const statistics = asInTraining(() => age.updates + 1, subsets);
  const last = layers.at(-1);
  const lastOutput = (last?.buffers.output ?? batch).values;

  const forwardsTaking = (moments: readonly (InputMoments | null)[]) => [
    ...layers.flatMap((layer, index) => forwardKernels(layer, samples, statistics, moments[index]!)),
    compileDenseForward(output, lastOutput, logits, samples),
  ];
  const backwardKernels = (rate: Float64Array | null): Kernel[] => [
    ...(last === undefined
      ? []
      : [compileInputGradient(output, logitGradient, last.gradient.values, samples)]),
    compileWeightGradient(output, lastOutput, logitGradient, samples, rate),
    ...layers.toReversed().flatMap((layer) => layerBackwardKernels(layer, samples, rate)),
  ];

  const rate = new Float64Array(1);
  // Only what is called is compiled.
  let forwards: Kernel[] | null = null;
  let moments: (InputMoments | null)[] | null = null;
  let descents: Kernel[] | null = null;
  let backwards: Kernel[] | null = null;
  return {
    path: "fast",
    buffers,
    forward() {
      forwards ??= forwardsTaking(layers.map(() => null));
      runAll(forwards);
    },
    backward() {
      backwards ??= backwardKernels(null);
      runAll(backwards);
    },
    descend(learningRate) {
      descents ??= backwardKernels(rate);
      rate[0] = learningRate;
      runAll(descents);
    },
    takeInputMoments() {
      if (moments === null) {
        moments = layers.map(({ layer, buffers }) =>
          isNormalizedInput(fusedLayer(layer, buffers, samples)) ? emptyMoments(layer.dense.units) : null,
        );
        forwards = forwardsTaking(moments);
      }
      return moments;
    },
  };
}

function runAll(kernels: readonly Kernel[]): void {
  for (let index = 0; index < kernels.length; index++) kernels[index]!();
}

function emptyMoments(units: number): InputMoments {
  const perUnit = () => new Float64Array(units);
  return { mean: perUnit(), sd: perUnit(), min: perUnit(), max: perUnit() };
}

function forwardKernels(
  { layer, buffers, input }: LayerAtWork,
  samples: number,
  statistics: StatisticsSource,
  moments: InputMoments | null,
): Kernel[] {
  const fused = fusedLayer(layer, buffers, samples);
  return [
    compileDenseForward(layer.dense, input.values, buffers.preActivation.values, samples),
    fused === null
      ? () => activateForward(layer, buffers, statistics)
      : compileLayerForward(fused, "own", moments),
  ];
}

/** Norm and activation as they are defined; γ and β descend afterwards where there is a rate. */
function plainBackward({ layer, buffers, gradient }: LayerAtWork, rate: Float64Array | null): Kernel {
  const trained = rate === null ? [] : (layer.normalization?.trained ?? []);
  return () => {
    activateBackward(layer, buffers, gradient);
    for (let index = 0; index < trained.length; index++) descendArray(trained[index]!, rate![0]!);
  };
}

function descendArray({ values, gradient }: TrainedArray, learningRate: number): void {
  for (let j = 0; j < values.length; j++) values[j] = values[j]! - learningRate * gradient[j]!;
}

/** The gradient of the input comes before the weights descend. */
function layerBackwardKernels(
  layerAtWork: LayerAtWork,
  samples: number,
  rate: Float64Array | null,
): Kernel[] {
  const { layer, buffers, input, gradient, toInput } = layerAtWork;
  const fused = fusedLayer(layer, buffers, samples);
  const ownRate = layer.settings.frozen ? null : rate;
  return [
    fused === null
      ? plainBackward(layerAtWork, ownRate)
      : compileLayerBackward(fused, gradient.values, ownRate),
    ...(toInput === null
      ? []
      : [compileInputGradient(layer.dense, gradient.values, toInput.values, samples)]),
    compileWeightGradient(layer.dense, input.values, gradient.values, samples, ownRate),
  ];
}
