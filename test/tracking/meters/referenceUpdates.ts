import { type Matrix, zeros } from "../../../src/matrix.ts";
import { createNetwork, type Network } from "../../../src/network/network.ts";
import type { NormalizationSettings } from "../../../src/network/normalizations/settings.ts";
import type { ActivationName } from "../../../src/network/settings.ts";
import { randomStream } from "../../../src/random.ts";
import { createGradientProbe } from "../../../src/tracking/meters/gradientProbe.ts";
import { pytorchNorm, type Rows, readReference, unitMajor } from "../../network/reference.ts";

interface Change {
  readonly l2: number;
  readonly cosine: number | null;
  readonly norm_G: number;
  readonly norm_G_prime: number;
}
interface LayerReference {
  readonly layer: number;
  readonly weights: Change;
  readonly weights_and_bias: Change;
  readonly all: Change;
  /** At the first step alone. */
  readonly G_weights?: Rows;
  readonly G_prime_weights?: Rows;
}
interface StepReference {
  readonly step: number;
  readonly loss: number;
  readonly gradient_l2: number;
  readonly ics: readonly LayerReference[];
  readonly landscape: {
    readonly scan: readonly {
      readonly eta: number;
      readonly loss: number;
      readonly gradient_change_l2: number;
      readonly gradient_cosine: number | null;
      readonly beta: number;
    }[];
    readonly loss_min: number;
    readonly loss_max: number;
    readonly gradient_change_max: number;
    readonly effective_beta: number;
  };
}
interface LayerValues {
  readonly W: Rows;
  readonly b: readonly number[];
  readonly gamma?: readonly number[];
  readonly beta?: readonly number[];
}
export interface RunReference {
  readonly norm: "none" | "bn_before" | "bn_after";
  readonly activation: ActivationName;
  readonly optimizer: { readonly lr: number; readonly momentum: number };
  readonly steps: readonly StepReference[];
  readonly final_params: readonly LayerValues[];
}

export const reference = readReference<{
  gradient_metrics: {
    readonly sizes: readonly number[];
    readonly bn_eps: number;
    readonly X: Rows;
    readonly y: readonly number[];
    readonly batches: readonly (readonly number[])[];
    readonly initial_params: readonly LayerValues[];
    readonly etas: readonly number[];
    readonly runs: readonly RunReference[];
  };
}>("ics_metrics").gradient_metrics;

export const batchSize = reference.batches[0]!.length;

const norms: Record<RunReference["norm"], NormalizationSettings> = {
  none: { kind: "none" },
  bn_before: { ...pytorchNorm, epsilon: reference.bn_eps },
  bn_after: { ...pytorchNorm, epsilon: reference.bn_eps, placement: "after" },
};

/** The network of a run before its first step. */
export function networkOf({ norm, activation }: RunReference): Network {
  const hidden = reference.sizes
    .slice(1, -1)
    .map((units) => ({ units, activation, normalization: norms[norm], bias: true }));
  const layers = reference.initial_params.map(({ W, b }) => ({ weights: W, bias: b }));
  const initialization = { kind: "given", layers } as const;
  return createNetwork(reference.sizes[0]!, { hidden, initialization }, randomStream("none"));
}

export function batchOf(step: number): { readonly batch: Matrix; readonly labels: Float64Array } {
  const indices = reference.batches[step]!;
  const batch = zeros(reference.sizes[0]!, indices.length);
  batch.values.set(unitMajor(indices.map((index) => reference.X[index]!)).values);
  return { batch, labels: Float64Array.from(indices, (index) => reference.y[index]!) };
}

/** Parameters in the order of `Network.parameters`. */
export function flat(layers: readonly LayerValues[]): number[][] {
  return layers.flatMap(({ W, b, gamma, beta }) => [
    W.flat(),
    [...b],
    ...(gamma && beta ? [[...gamma], [...beta]] : []),
  ]);
}

export type Values = { readonly values: Float64Array }[];

/** SGD as `torch.optim.SGD` has it, v := momentum·v + g, θ := θ − lr·v, from the lab's own gradients. */
export function updater(run: RunReference, network: Network) {
  const { lr, momentum } = run.optimizer;
  const probe = createGradientProbe(network, batchSize);
  const velocity = probe.parameters.map(({ values }) => new Float64Array(values.length));
  return (before: Values, step: number): { loss: number; gradients: number[][]; after: Values } => {
    const { batch, labels } = batchOf(step);
    probe.place(before);
    const loss = probe.evaluate(batch, labels);
    const after = before.map(({ values }, p) => ({
      values: values.map((value, j) => {
        velocity[p]![j] = momentum * velocity[p]![j]! + probe.parameters[p]!.gradient[j]!;
        return value - lr * velocity[p]![j]!;
      }),
    }));
    return { loss, gradients: probe.parameters.map(({ gradient }) => [...gradient]), after };
  };
}
