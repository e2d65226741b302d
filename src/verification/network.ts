import { z } from "zod";
import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { copyMatrix } from "../matrix.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { pytorchNorm } from "../network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../network/normalizations/settings.ts";
import type { ActivationName } from "../network/settings.ts";
import { createTrainer, type Trainer } from "../network/trainer.ts";
import { createOptimizer } from "../optimizers/optimizers.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import { randomStream } from "../random.ts";
import { leaf } from "./fields.ts";
import { count, rows, vector } from "./format.ts";
import { type Rows, unitMajor } from "./rows.ts";

/** Parameters of a layer, or their gradients. */
export const layerValues = z.strictObject({
  W: rows,
  b: vector,
  gamma: vector.optional(),
  beta: vector.optional(),
});
type LayerValues = z.output<typeof layerValues>;

const normName = z.enum(["none", "bn_before", "bn_after", "layernorm"]);
/** One for all hidden layers, or one for each. */
export const norm = z.union(
  [normName, z.array(normName)],
  `expected one of ${normName.options.join(", ")}, or a list`,
);
export const normWords = (given: z.output<typeof norm>): string => [given].flat().join(" + ");
export const loss = z.enum(["bce", "softmax_ce"]);

export const activationNames = {
  sigmoid: "sigmoid",
  identity: "identity",
  tanh: "tanh",
  relu: "relu",
  leaky_relu: "leaky-relu",
  elu: "elu",
  softplus: "softplus",
  gelu: "gelu",
  gelu_exact: "gelu",
  gelu_tanh: "gelu-tanh",
  silu: "silu",
} as const satisfies Record<string, ActivationName>;
export const activation = z.enum(Object.keys(activationNames) as [keyof typeof activationNames]);

export const samples = {
  sizes: z.array(count).min(2),
  X: rows,
  y: z.array(z.int().min(0)),
  batches: z.array(z.array(count).min(1)),
  initial_params: z.array(layerValues),
};

const lossNames = {
  bce: "sigmoid-cross-entropy",
  softmax_ce: "softmax-cross-entropy",
  mse: "mean-squared-error",
} as const;

interface NetworkReference {
  readonly sizes: readonly number[];
  readonly loss: z.output<typeof loss> | "mse";
  readonly norm: z.output<typeof norm>;
  readonly activation: z.output<typeof activation>;
  readonly initial_params: readonly LayerValues[];
  readonly bn?: { readonly eps: number; readonly momentum: number } | undefined;
  readonly layernorm?: { readonly eps: number } | undefined;
  readonly start: {
    readonly gamma: number;
    readonly beta: number;
    readonly mean: number;
    readonly variance: number;
  };
}

/** The network before its first step. */
export function networkOf(given: NetworkReference, kernels: Kernels = plainKernels): Network {
  const widths = given.sizes.slice(1, -1);
  const norms = typeof given.norm === "string" ? widths.map(() => given.norm as string) : given.norm;
  if (norms.length !== widths.length) {
    throw new Error(`${norms.length} norms for ${widths.length} hidden layers`);
  }
  const network = createNetwork(
    given.sizes[0]!,
    {
      hidden: widths.map((units, h) => ({
        units,
        activation: activationNames[given.activation],
        normalization: normalizationOf(norms[h]!, given),
        bias: true,
      })),
      initialization: {
        kind: "given",
        layers: given.initial_params.map(({ W, b }) => ({ weights: W, bias: b })),
      },
      loss: lossNames[given.loss],
    },
    // Nothing is drawn: all parameters are given.
    randomStream("given"),
    given.loss === "softmax_ce" ? given.sizes.at(-1)! : given.sizes.at(-1)! + 1,
    kernels,
  );
  for (const { normalization } of network.hidden) {
    normalization?.arrays.gamma?.fill(given.start.gamma);
    normalization?.arrays.beta?.fill(given.start.beta);
    normalization?.arrays.runningMean?.fill(given.start.mean);
    normalization?.arrays.runningVariance?.fill(given.start.variance);
  }
  return network;
}

function normalizationOf(name: string, { bn, layernorm }: NetworkReference): NormalizationSettings {
  if (name === "none") return { kind: "none" };
  if (name === "layernorm") return { kind: "layer", placement: "before", epsilon: layernorm!.eps };
  const placement = name === "bn_before" ? "before" : "after";
  return { ...pytorchNorm, placement, epsilon: bn!.eps, momentum: bn!.momentum };
}

/** A trainer for every size that a batch has, all with one optimizer. */
export function trainersOf(
  network: Network,
  settings: OptimizerSettings,
  subsetWeights: Float64Array | null = null,
): (batchSize: number) => Trainer {
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const optimizer = createOptimizer(settings, trained, undefined, network.kernels);
  const trainers = new Map<number, Trainer>();
  return (batchSize) => {
    const known = trainers.get(batchSize);
    if (known !== undefined) return known;
    const trainer = createTrainer(network, optimizer, batchSize, undefined, undefined, subsetWeights);
    trainers.set(batchSize, trainer);
    return trainer;
  };
}

export function fillBatch(
  trainer: Trainer,
  { X, y }: { readonly X: Rows; readonly y: readonly number[] },
  indices: readonly number[],
): void {
  const outside = indices.find((index) => X[index] === undefined || y[index] === undefined);
  if (outside !== undefined) throw new Error(`a batch asks for sample ${outside} of ${X.length}`);
  copyMatrix(unitMajor(indices.map((index) => X[index]!)), trainer.batch);
  trainer.labels.set(indices.map((index) => y[index]!));
}

interface ParameterArrays {
  readonly network: Network;
  readonly arrays: readonly ArrayLike<number>[];
}

/** All parameters of a network, or their gradients, layer by layer. */
export const parameters = leaf<ParameterArrays, readonly LayerValues[]>(
  z.array(layerValues),
  (field, { network, arrays }, expected, tolerance, witness) => {
    const of = { weights: "W", bias: "b", gamma: "gamma", beta: "beta" } as const;
    const stored = expected.flatMap((layer) => Object.values(layer)).length;
    witness.number(`${field}: arrays`, arrays.length, stored);
    network.parameters.forEach(({ name, layer }, p) => {
      const key = of[name.split(".")[1] as keyof typeof of];
      const values = expected[layer - 1]?.[key] ?? [];
      const path = `${field}[${layer - 1}].${key}`;
      if (key === "W") witness.weights(path, arrays[p]!, values as Rows, tolerance);
      else witness.vector(path, arrays[p]!, values as number[], tolerance);
    });
  },
);
