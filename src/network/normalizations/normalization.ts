import type { Kernels } from "../../kernels/kernels.ts";
import type { Allocate, Matrix } from "../../matrix.ts";
import type { TrainedArray } from "../parameter.ts";
import type { BatchNorm } from "./batchNorm.ts";
import type { BatchNormBuffers } from "./batchNormBuffers.ts";
import type { NormalizationSettings } from "./settings.ts";
import type { StatisticsSource } from "./statisticsSource.ts";

/** The arrays that a given layer may say of its norm. */
export const normArrayNames = ["gamma", "beta", "runningMean", "runningVariance"] as const;
type NormArrays = Partial<Record<(typeof normArrayNames)[number], Float64Array>>;

/**
 * A normalization of what a hidden layer passes on, before or after its non-linearity: its parameters, its statistics, and
 * how samples go through it and back. A new one is a file that makes this, and a line in `normalizations.ts`.
 */
export interface Normalization {
  /** What training changes, γ before β. */
  readonly trained: readonly TrainedArray[];
  readonly arrays: NormArrays;
  /** The norm by statistics of the batch that it is; null where it takes none. */
  readonly batchNorm: BatchNorm | null;
  /** Its γ and β with another state's running statistics. */
  withStatisticsOf(other: Normalization): Normalization;
  /** Buffers for so many samples, made once, and the way through them on these kernels. */
  createBuffers(samples: number, kernels: Kernels): NormalizationBuffers;
}

/** Shapes   input, output, gradient (units × samples) */
export interface NormalizationBuffers {
  /** What a norm by statistics of the batch made of the last one; null without such statistics. */
  readonly batchNorm: BatchNormBuffers | null;
  /** Whether training does nothing here but to call the same kernels on the same arrays, whatever the step. */
  readonly isSteady: boolean;
  /** y from x; writes neither parameters nor running statistics. `output` may be `input`. */
  forward(input: Matrix, statistics: StatisticsSource, output: Matrix): void;
  /** From dy to dx in place, through what the forward pass did; writes the gradients of `trained`. */
  backward(input: Matrix, gradient: Matrix): void;
}

/** γ and β as arrays that training changes. */
export function affineArrays(norm: {
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  readonly gammaGradient: Float64Array;
  readonly betaGradient: Float64Array;
}): TrainedArray[] {
  return [
    { name: "gamma", values: norm.gamma, gradient: norm.gammaGradient },
    { name: "beta", values: norm.beta, gradient: norm.betaGradient },
  ];
}

/** Makes one for a layer of so many units, its arrays taken from `allocate`. */
export type NormalizationFactory<Settings extends NormalizationSettings> = (
  units: number,
  settings: Settings,
  allocate: Allocate,
  /** That the data know, for norms that treat them apart. */
  subsets: number,
) => Normalization | null;
