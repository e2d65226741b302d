import type { HiddenBuffers } from "../hiddenActivity.ts";
import type { HiddenLayer } from "../network.ts";
import type { NormArithmetic } from "../normalizations/batchNorm.ts";
import type { InputMoments } from "../trainingPasses.ts";
import type { ActivationSource } from "./activationSource.ts";
import {
  givenStatisticsSource,
  inputSlopeSource,
  slopeSumsSource,
  statisticsSource,
} from "./batchNormSource.ts";
import { compileKernel, type Held } from "./kernel.ts";
import { sampleLoop, unitLoop } from "./rowSource.ts";
import { shiftedViews } from "./views.ts";

/** A hidden layer that kernels know: its activation, and plain batch norm or none. */
export interface FusedLayer {
  readonly layer: HiddenLayer;
  readonly buffers: HiddenBuffers;
  readonly activation: ActivationSource;
  readonly samples: number;
}

/**
 * From z to what the next layer receives, in one pass over each unit's row: statistics, normalization and activation,
 * in the order of arithmetic of `batchStatistics`, `normalize` and the activation.
 *
 * @param statistics of the batch itself, which the kernel takes; or those that stand in the buffers before every call
 * @param moments of a normalized input, which the kernel is to write; null where they are not wanted
 */
export function compileLayerForward(
  fused: FusedLayer,
  statistics: "own" | "given",
  moments: InputMoments | null = null,
): () => void {
  const { layer, buffers, activation, samples } = fused;
  const { preActivation, unitInput, activated, output } = buffers;
  const normBefore = unitInput !== preActivation;
  return compileKernel(
    "layerForward",
    {
      ...shiftedViews("z", preActivation.values, 1, normBefore ? 4 : 1),
      ...shiftedViews("h", output.values, 1, 1),
      ...(normBefore ? shiftedViews("input", unitInput.values, 1, 1) : {}),
      ...(activated === output ? {} : shiftedViews("f", activated.values, 1, 4)),
      ...normArrays(fused),
      ...activation.held,
      ...(moments === null
        ? {}
        : { meanOf: moments.mean, sdOf: moments.sd, minOf: moments.min, maxOf: moments.max }),
    },
    unitLoop(layer.dense.units, samples, forwardSource(fused, statistics, moments !== null)),
  );
}

function forwardSource(
  { layer: { norm }, buffers, activation, samples }: FusedLayer,
  statistics: "own" | "given",
  takesMoments: boolean,
): string {
  const activate = (x: string, to: string) => `const u = ${x}; let a; ${activation.value} ${to} = a;`;
  if (norm === null) return sampleLoop(samples, (at) => activate(at("z"), at("h")));
  const normalized = (x: string) => `(${x} - center) * scale + shift`;
  const statisticsOf = (x: string) =>
    statistics === "own"
      ? statisticsSource(norm.arithmetic, x, samples)
      : givenStatisticsSource(norm.arithmetic);
  if (buffers.unitInput !== buffers.preActivation) {
    const moments = takesMoments ? momentsSource(norm.arithmetic, samples) : nothing;
    return `${statisticsOf("z")}
${moments.before}
${sampleLoop(samples, (at) => `${activate(normalized(at("z")), at("h"))} ${at("input")} = u; ${moments.each}`)}
${moments.after}`;
  }
  return `${sampleLoop(samples, (at) => activate(at("z"), at("f")))}
${statisticsOf("f")}
${sampleLoop(samples, (at) => `${at("h")} = ${normalized(at("f"))};`)}`;
}

/** Whether the activation's input is a batch norm's output, whose mean and sd follow from the norm. */
export function isNormalizedInput(fused: FusedLayer | null): boolean {
  return fused !== null && fused.buffers.unitInput !== fused.buffers.preActivation;
}

const nothing = { before: "", each: "", after: "" };

/**
 * Moments of u = γ x̂ + β over a batch that was normalized by its own statistics, about the loop that makes u:
 *
 *   mean = β      sd = |γ/s| · √(v (m − d)/m)
 *
 * The comparisons are mispredicted at every new extreme, but beside an activation the processor has other work meanwhile.
 */
function momentsSource({ divideBy }: NormArithmetic, samples: number) {
  const ofBatch = divideBy === "m" ? 1 : (samples - 1) / samples;
  return {
    before: "let low = (z0[row] - center) * scale + shift; let high = low;",
    each: "if (u < low) low = u; if (u > high) high = u;",
    // Where z is not finite, neither is their mean.
    after: `meanOf[unit] = shift + 0 * center * scale;
sdOf[unit] = Math.abs(scale) * Math.sqrt(spread * ${ofBatch});
minOf[unit] = low;
maxOf[unit] = high;`,
  };
}

/**
 * From dloss/doutput to dloss/dz in place, in the order of arithmetic of the activation's `chain` and
 * `batchNormBackward`; γ and β descend in the same pass where there is a rate.
 */
export function compileLayerBackward(
  fused: FusedLayer,
  gradient: Float64Array,
  rate: Float64Array | null,
): () => void {
  const { layer, buffers, samples } = fused;
  const { norm } = layer;
  const { preActivation, unitInput, activated } = buffers;
  const normBefore = unitInput !== preActivation;
  const descends = rate !== null && norm?.settings.kind === "batch" && norm.settings.affine;
  const body = [
    backwardSource(fused),
    descends ? "gamma[unit] -= eta * product;\nbeta[unit] -= eta * sum;" : "",
  ].join("\n");
  return compileKernel(
    "layerBackward",
    {
      ...shiftedViews("delta", gradient, 1, 2),
      ...(norm === null || normBefore ? shiftedViews("h", activated.values, 1, 2) : {}),
      ...(norm === null ? {} : shiftedViews("x", (normBefore ? preActivation : activated).values, 1, 2)),
      ...(norm === null ? {} : { dgamma: norm.gammaGradient, dbeta: norm.betaGradient }),
      ...normArrays(fused),
      ...(descends ? { rate } : {}),
    },
    (descends ? "const eta = rate[0];\n" : "") + unitLoop(layer.dense.units, samples, body),
  );
}

function backwardSource({ layer: { norm }, buffers, activation, samples }: FusedLayer): string {
  const { slope } = activation;
  if (norm === null) {
    return sampleLoop(
      samples,
      (at) => `const a = ${at("h")}; const d = ${at("delta")}; ${at("delta")} = ${slope};`,
    );
  }
  const normBefore = buffers.unitInput !== buffers.preActivation;
  return `${slopeSumsSource(samples, normBefore ? slope : null)}
${inputSlopeSource(norm.arithmetic, samples, normBefore ? null : slope)}`;
}

function normArrays({ layer: { norm }, buffers: { mean, variance } }: FusedLayer): Held {
  if (norm === null || mean === null || variance === null) return {};
  return { mean, variance, gamma: norm.gamma, beta: norm.beta };
}
