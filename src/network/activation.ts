import type { Activation } from "./activations/activation.ts";
import { elu } from "./activations/elu.ts";
import { gelu } from "./activations/gelu.ts";
import { geluTanh } from "./activations/geluTanh.ts";
import { identity } from "./activations/identity.ts";
import { leakyRelu } from "./activations/leakyRelu.ts";
import { relu } from "./activations/relu.ts";
import { sigmoid } from "./activations/sigmoid.ts";
import { silu } from "./activations/silu.ts";
import { softplus } from "./activations/softplus.ts";
import { tanh } from "./activations/tanh.ts";
import type { ActivationName } from "./settings.ts";

/** Every activation there is: a new one is a file, a member of `ActivationName` and a line here. */
export const activations = {
  sigmoid,
  tanh,
  relu,
  "leaky-relu": leakyRelu,
  elu,
  softplus,
  gelu,
  "gelu-tanh": geluTanh,
  silu,
  identity,
} satisfies Record<ActivationName, Activation>;
