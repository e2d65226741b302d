import type { Kernels } from "../kernels/kernels.ts";
import type { Activation } from "./activations/activation.ts";
import { createElu } from "./activations/elu.ts";
import { gelu } from "./activations/gelu.ts";
import { geluTanh } from "./activations/geluTanh.ts";
import { identity } from "./activations/identity.ts";
import { createLeakyRelu } from "./activations/leakyRelu.ts";
import { relu } from "./activations/relu.ts";
import { sigmoid } from "./activations/sigmoid.ts";
import { silu } from "./activations/silu.ts";
import { createSoftplus } from "./activations/softplus.ts";
import { tanh } from "./activations/tanh.ts";
import type { ActivationName, ActivationSettings } from "./settings.ts";

/** Every activation there is, with its default parameter: a new one is a file, a member of `ActivationName` and a line here. */
export const activations = {
  sigmoid,
  tanh,
  relu,
  "leaky-relu": createLeakyRelu(),
  elu: createElu(),
  softplus: createSoftplus(),
  gelu,
  "gelu-tanh": geluTanh,
  silu,
  identity,
} satisfies Record<ActivationName, Activation>;

/**
 * The activation that the settings ask for.
 *
 * @example
 *   createActivation({ kind: "leaky-relu", slope: 0.2 }).value(-5) // -1
 *   createActivation("sigmoid").derivative(0) // 0.25
 */
export function createActivation(settings: ActivationSettings): Activation {
  if (typeof settings === "string") return activations[settings];
  switch (settings.kind) {
    case "leaky-relu":
      return createLeakyRelu(settings.slope);
    case "elu":
      return createElu(settings.alpha);
    case "softplus":
      return createSoftplus(settings.threshold ?? Number.POSITIVE_INFINITY);
    default:
      return activations[settings.kind];
  }
}

/** The activation on arrays of these kernels: by its kernel, if there is one. */
export function onKernels(activation: Activation, kernels: Kernels): Activation {
  const kernel = kernels.activations[activation.name];
  if (kernel === undefined) return activation;
  const { parameter } = activation;
  return {
    ...activation,
    apply: (input, output) => kernel.apply(parameter, input, output),
    chain: (input, output, gradient) => kernel.chain(parameter, input, output, gradient),
  };
}
