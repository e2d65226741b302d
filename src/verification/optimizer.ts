import { z } from "zod";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import { number } from "./format.ts";

/** PyTorch's arguments; what is absent has PyTorch's default. */
export const hyper = z
  .strictObject({
    lr: number,
    momentum: number.default(0),
    dampening: number.default(0),
    nesterov: z.boolean().default(false),
    weight_decay: number.default(0),
    betas: z.tuple([number, number]).default([0.9, 0.999]),
    eps: number.default(1e-8),
    alpha: number.default(0.99),
    centered: z.boolean().default(false),
  })
  .refine(
    ({ nesterov, momentum, dampening }) => !nesterov || (momentum > 0 && dampening === 0),
    "expected momentum and no dampening with nesterov, as PyTorch does",
  );
export type Hyper = z.output<typeof hyper>;

/** PyTorch's class; one of momentum is SGD with it. */
export type OptimizerName = "sgd" | "momentum" | "adam" | "adamw" | "rmsprop";

/** The lab's settings of an optimizer that PyTorch made. */
export function optimizerOf(name: OptimizerName, given: Hyper): OptimizerSettings {
  const { lr: learningRate, momentum, dampening, weight_decay: weightDecay, eps: epsilon } = given;
  const common = { learningRate, weightDecay };
  switch (name) {
    case "adam":
    case "adamw":
      return { kind: name, ...common, beta1: given.betas[0], beta2: given.betas[1], epsilon };
    case "rmsprop":
      return {
        kind: name,
        ...common,
        decay: given.alpha,
        epsilon,
        centered: given.centered,
        momentum,
      };
    case "sgd":
    case "momentum":
      if (given.nesterov) return { kind: "nesterov", ...common, momentum };
      if (momentum === 0) return { kind: "sgd", ...common };
      return { kind: "momentum", ...common, momentum, dampening };
  }
}
