import type { Matrix } from "../matrix.ts";
import { applyDense } from "./dense.ts";
import { createHiddenBuffers, type HiddenBuffers } from "./hiddenActivity.ts";
import { hiddenForward } from "./hiddenLayer.ts";
import type { Network } from "./network.ts";
import type { StatisticsSource } from "./normalizations/statisticsSource.ts";

/** How samples that are only observed go forward through a network: the plain kernels, or kernels compiled for it. */
export interface PassKernels {
  readonly hidden: readonly HiddenBuffers[];
  /** [output · samples + sample] */
  readonly logits: Float64Array;
  /** Features (inputs × samples) to the logits, every layer normalized by its statistics. */
  forward(features: Matrix, statisticsOf: (layer: number) => StatisticsSource): void;
}

export type PassKernelsFactory = (network: Network, samples: number) => PassKernels;

/** The plain kernels, with buffers for so many samples. */
export function plainPassKernels(network: Network, samples: number): PassKernels {
  const hidden = network.hidden.map((layer) => createHiddenBuffers(layer, samples));
  const logits = new Float64Array(network.output.units * samples);
  return {
    hidden,
    logits,
    forward(features, statisticsOf) {
      let input = features;
      network.hidden.forEach((layer, index) => {
        hiddenForward(layer, input, hidden[index]!, statisticsOf(index));
        input = hidden[index]!.output;
      });
      applyDense(network.output, input.values, logits, samples);
    },
  };
}
