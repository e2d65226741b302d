import { copyMatrix, type Matrix } from "../../matrix.ts";
import { copyMasks, type DropoutMasks } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import type { Parameter } from "../../network/parameter.ts";
import { createTrainer } from "../../network/trainer.ts";
import { cloneNetwork, copyStatistics } from "../cloneNetwork.ts";

/** The values of all parameters of a network, in its order: `network.parameters`, or a copy of their values. */
export type ParameterValues = readonly { readonly values: Float64Array }[];

/** Loss and gradient of a batch at any parameters, taken on a copy: the network itself is never written to. */
export interface GradientProbe {
  /** The copy's: set `values`, call `evaluate`, read `gradient`. */
  readonly parameters: readonly Parameter[];
  /** Sets all parameters of the copy, and its statistics as the network has them now. Throws where the shapes differ. */
  place(at: ParameterValues): void;
  /**
   * Mean loss (weighted, where samples count by subset) in training mode at the copy's parameters; writes their gradients. Batch norm uses the batch's own
   * statistics (unless they are frozen), without noise. Throws where the batch has another shape.
   *
   * @param subsets of the samples, where a norm or the loss treats subsets apart
   * @param masks of dropout; without them those of the last evaluation, at first nothing is left out
   */
  evaluate(
    batch: Matrix,
    labels: Float64Array,
    subsets?: ArrayLike<number> | null,
    masks?: DropoutMasks | null,
  ): number;
}

/**
 * A probe for batches of one size; all of its buffers are made here.
 *
 * @param subsetWeights by which samples count in the loss; null: all alike
 */
export function createGradientProbe(
  network: Network,
  batchSize: number,
  subsetWeights: Float64Array | null = null,
): GradientProbe {
  const copy = cloneNetwork(network);
  const trainer = createTrainer(
    copy,
    { kind: "sgd", learningRate: 0 },
    batchSize,
    1,
    undefined,
    subsetWeights,
  );
  return {
    parameters: copy.parameters,
    place(at) {
      requireSameShapes(copy.parameters, at);
      copyStatistics(network, copy);
      for (let p = 0; p < at.length; p++) copy.parameters[p]!.values.set(at[p]!.values);
    },
    evaluate(batch, labels, subsets = null, masks = null) {
      const { rows, columns } = trainer.batch;
      if (batch.rows !== rows || batch.columns !== columns || labels.length !== columns) {
        throw new Error(
          `gradient probe: made for ${rows} × ${columns} inputs and ${columns} labels, got ${batch.rows} × ${batch.columns} and ${labels.length}`,
        );
      }
      copyMatrix(batch, trainer.batch);
      trainer.labels.set(labels);
      if (subsets !== null) trainer.subsets.set(subsets);
      if (masks !== null) copyMasks(masks, trainer.masks);
      return trainer.forwardBackward();
    },
  };
}

/** Throws where two lists of parameters do not fit each other. */
export function requireSameShapes(parameters: readonly Parameter[], given: ParameterValues): void {
  if (given.length !== parameters.length) {
    throw new Error(`gradient probe: the network has ${parameters.length} parameters, got ${given.length}`);
  }
  parameters.forEach(({ name, values }, p) => {
    if (given[p]!.values.length === values.length) return;
    throw new Error(`gradient probe: ${name} has ${values.length} values, got ${given[p]!.values.length}`);
  });
}
