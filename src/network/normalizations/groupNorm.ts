import type { Kernels } from "../../kernels/kernels.ts";
import { type Allocate, type Matrix, onHeap } from "../../matrix.ts";
import {
  createLayerNormBuffers,
  type LayerNorm,
  type LayerNormBuffers,
  layerNormBackward,
  layerNormForward,
} from "./layerNorm.ts";
import { affineArrays, type Normalization } from "./normalization.ts";
import type { GroupNormSettings, LayerNormSettings } from "./settings.ts";

/**
 * Group normalization: every sample by itself, over groups of neighbouring units. Inference is training: no batch enters.
 * Each group is a layer norm of its own units; layer norm is the one group of them all.
 *
 * Shapes   γ, β (units), of which a group has units/groups neighbours
 * Source   Wu & He (2018), arXiv:1803.08494; as `torch.nn.GroupNorm` on (samples, units)
 */
export interface GroupNorm extends Omit<LayerNorm, "settings"> {
  /** On parts of the same arrays. */
  readonly groups: readonly LayerNorm[];
}

/**
 * γ = 1, β = 0.
 *
 * Errors   groups that do not share the units evenly
 *
 * @example
 *   const { groups } = createGroupNorm(6, { kind: "group", groups: 3, epsilon: 1e-5 });
 *   groups.map(({ units }) => units); // [ 2, 2, 2 ]
 */
export function createGroupNorm(
  units: number,
  { groups, placement, epsilon }: GroupNormSettings,
  allocate: Allocate = onHeap,
): GroupNorm {
  const each = units / groups;
  if (!Number.isInteger(each)) throw new Error(`group norm: ${groups} groups do not share ${units} units`);
  const whole = {
    units,
    gamma: allocate(units).fill(1),
    beta: allocate(units),
    gammaGradient: allocate(units),
    betaGradient: allocate(units),
  };
  const settings = { kind: "layer", placement, epsilon } as const;
  const groupOf = (from: number): LayerNorm => {
    const own = (array: Float64Array) => array.subarray(from, from + each);
    return {
      units: each,
      settings,
      gamma: own(whole.gamma),
      beta: own(whole.beta),
      gammaGradient: own(whole.gammaGradient),
      betaGradient: own(whole.betaGradient),
    };
  };
  return { ...whole, groups: Array.from({ length: groups }, (_, group) => groupOf(group * each)) };
}

/** What a group norm keeps of the last batch, and the parts of matrices that its groups have seen. */
export interface GroupNormBuffers {
  readonly groups: readonly LayerNormBuffers[];
  readonly parts: WeakMap<Matrix, readonly Matrix[]>;
}

export function createGroupNormBuffers(
  { groups }: GroupNorm,
  samples: number,
  kernels?: Kernels,
): GroupNormBuffers {
  return { groups: groups.map(() => createLayerNormBuffers(samples, kernels)), parts: new WeakMap() };
}

/**
 * y from x, group by group; `output` may be `input`.
 *
 * @example
 *   const norm = createGroupNorm(4, { kind: "group", groups: 2, epsilon: 0 });
 *   const x = zeros(4, 1);
 *   x.values.set([1, 3, 10, 30]);
 *   groupNormForward(norm, x, createGroupNormBuffers(norm, 1), x);
 *   x.values; // [ -1, 1, -1, 1 ]
 */
export function groupNormForward(
  { groups }: GroupNorm,
  input: Matrix,
  buffers: GroupNormBuffers,
  output: Matrix,
): void {
  const from = partsOf(input, groups, buffers);
  const to = partsOf(output, groups, buffers);
  for (let group = 0; group < groups.length; group++)
    layerNormForward(groups[group]!, from[group]!, buffers.groups[group]!, to[group]!);
}

/**
 * From dy to dx in place, group by group; writes dγ and dβ.
 *
 * @example
 *   const norm = createGroupNorm(8, { kind: "group", groups: 2, epsilon: 0 });
 *   const [x, y, dy] = [zeros(8, 1), zeros(8, 1), zeros(8, 1)];
 *   const buffers = createGroupNormBuffers(norm, 1);
 *   x.values.set([0, 0, 2, 2, 5, 5, 7, 7]);
 *   groupNormForward(norm, x, buffers, y);
 *   dy.values.set([1, 0, 0, 0]);
 *   groupNormBackward(norm, x, buffers, dy);
 *   dy.values.slice(0, 6); // [ 0.5, -0.5, 0, 0, 0, 0 ]
 */
export function groupNormBackward(
  { groups }: GroupNorm,
  input: Matrix,
  buffers: GroupNormBuffers,
  gradient: Matrix,
): void {
  const from = partsOf(input, groups, buffers);
  const slopes = partsOf(gradient, groups, buffers);
  for (let group = 0; group < groups.length; group++)
    layerNormBackward(groups[group]!, from[group]!, buffers.groups[group]!, slopes[group]!);
}

/** The rows of every group, as views that are made when a matrix is first seen. */
function partsOf(
  matrix: Matrix,
  groups: readonly LayerNorm[],
  { parts }: GroupNormBuffers,
): readonly Matrix[] {
  const known = parts.get(matrix);
  if (known !== undefined) return known;
  const { columns, stride, values } = matrix;
  const made = groups.map(({ units: rows }, group) => ({
    rows,
    columns,
    stride,
    values: values.subarray(group * rows * stride, (group + 1) * rows * stride),
  }));
  parts.set(matrix, made);
  return made;
}

/** Group norm as the normalization of a layer: nothing of it depends on the batch. */
export function groupNormalization(
  units: number,
  settings: GroupNormSettings,
  allocate: Allocate,
): Normalization {
  const norm = createGroupNorm(units, settings, allocate);
  const normalization: Normalization = {
    trained: affineArrays(norm),
    arrays: { gamma: norm.gamma, beta: norm.beta },
    batchNorm: null,
    withStatisticsOf: () => normalization,
    createBuffers(samples, kernels) {
      const buffers = createGroupNormBuffers(norm, samples, kernels);
      return {
        batchNorm: null,
        isSteady: true,
        forward: (input, _, output) => groupNormForward(norm, input, buffers, output),
        backward: (input, gradient) => groupNormBackward(norm, input, buffers, gradient),
      };
    },
  };
  return normalization;
}

/** Layer norm: one group. */
export function layerNormalization(
  units: number,
  settings: LayerNormSettings,
  allocate: Allocate,
): Normalization {
  return groupNormalization(units, { ...settings, kind: "group", groups: 1 }, allocate);
}
