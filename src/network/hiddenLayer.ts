import type { Matrix } from "../matrix.ts";
import { applyDense, denseBackward } from "./dense.ts";
import { dropBackward, dropForward } from "./dropout.ts";
import type { HiddenBuffers } from "./hiddenActivity.ts";
import type { HiddenLayer } from "./network.ts";
import type { StatisticsSource } from "./normalizations/statisticsSource.ts";

/**
 * A hidden layer forward: dense → norm → activation, or dense → activation → norm, or without a norm; then dropout, where
 * the buffers have a mask.
 *
 * Shapes   input (inputs × samples); every buffer (units × samples)
 * Writes   the buffers alone: neither parameters nor running statistics
 */
export function hiddenForward(
  layer: HiddenLayer,
  input: Matrix,
  buffers: HiddenBuffers,
  statistics: StatisticsSource,
): void {
  applyDense(layer.dense, input, buffers.preActivation, buffers.kernels);
  activateForward(buffers, statistics);
}

/**
 * The same as far as the inputs of the units and the statistics of its norm: where a norm stands behind the activation, the
 * whole layer; otherwise what it puts out stays as it was.
 */
export function unitInputForward(
  layer: HiddenLayer,
  input: Matrix,
  buffers: HiddenBuffers,
  statistics: StatisticsSource,
): void {
  const { preActivation, whole, activated, kernels } = buffers;
  applyDense(layer.dense, input, preActivation, kernels);
  if (whole === activated) normalizeUnitInput(buffers, statistics);
  else activateForward(buffers, statistics);
}

/** The part of a hidden layer behind its dense product: norm and activation, in their order, and dropout. */
function activateForward(buffers: HiddenBuffers, statistics: StatisticsSource): void {
  const { activation, unitInput, activated, whole, output, normalization, mask } = buffers;
  normalizeUnitInput(buffers, statistics);
  activation.apply(unitInput.values, activated.values);
  if (whole !== activated) normalization?.forward(activated, statistics, whole);
  if (mask !== null) dropForward(mask, whole, output);
}

function normalizeUnitInput(
  { preActivation, unitInput, normalization }: HiddenBuffers,
  statistics: StatisticsSource,
): void {
  if (unitInput !== preActivation) normalization?.forward(preActivation, statistics, unitInput);
}

/**
 * The same layer backward, through the statistics that the forward pass took.
 *
 * Shapes   gradient (units × samples): on entry dloss/doutput, on return dloss/dz; toInput (inputs × samples), or null
 *          for the first layer
 * Writes   the gradients of all of the layer's parameters
 */
export function hiddenBackward(
  layer: HiddenLayer,
  input: Matrix,
  buffers: HiddenBuffers,
  gradient: Matrix,
  toInput: Matrix | null,
): void {
  activateBackward(buffers, gradient);
  denseBackward(layer.dense, input, gradient, toInput, buffers.kernels);
}

/** From dloss/doutput to dloss/dz in place; writes the gradients of the norm. */
function activateBackward(buffers: HiddenBuffers, gradient: Matrix): void {
  const { activation, preActivation, unitInput, activated, whole, normalization, mask } = buffers;
  if (mask !== null) dropBackward(mask, gradient);
  if (whole !== activated) normalization?.backward(activated, gradient);
  activation.chain(unitInput.values, activated.values, gradient.values);
  if (unitInput !== preActivation) normalization?.backward(preActivation, gradient);
}
