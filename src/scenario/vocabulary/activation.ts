import { z } from "zod";
import type { ActivationSettings } from "../../network/settings.ts";
import { anyNumber, numberAtLeast } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const plain = z.strictObject({
  kind: z.enum(["sigmoid", "tanh", "relu", "gelu", "gelu-tanh", "silu", "identity"]),
});

const leakyRelu = z.strictObject({
  kind: z.literal("leaky-relu"),
  slope: anyNumber().default(0.01).describe("Slope below 0."),
});

const elu = z.strictObject({
  kind: z.literal("elu"),
  alpha: anyNumber().default(1).describe("Minus the value far below 0."),
});

const softplus = z.strictObject({
  kind: z.literal("softplus"),
  threshold: numberAtLeast(0)
    .nullable()
    .default(null)
    .describe("Input above which it is the identity, 20 in PyTorch; null: nowhere."),
});

export const activation = shorthand(
  z.enum([
    "sigmoid",
    "tanh",
    "relu",
    "leaky-relu",
    "elu",
    "softplus",
    "gelu",
    "gelu-tanh",
    "silu",
    "identity",
  ]),
  (kind) => ({ kind }),
  z.discriminatedUnion("kind", [plain, leakyRelu, elu, softplus]) satisfies z.ZodType<ActivationSettings>,
);
