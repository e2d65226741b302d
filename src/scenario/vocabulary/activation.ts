import { z } from "zod";
import type { ActivationSettings } from "../../network/settings.ts";
import { anyNumber, numberAtLeast } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const plain = <const Kind extends string>(...kinds: Kind[]) => z.strictObject({ kind: z.enum(kinds) });

const leakyRelu = z
  .strictObject({
    kind: z.literal("leaky-relu"),
    slope: anyNumber().default(0.01).describe("Slope below 0."),
  })
  .meta({ source: "Maas, Hannun & Ng (2013)" });

const elu = z
  .strictObject({
    kind: z.literal("elu"),
    alpha: anyNumber().default(1).describe("Minus the value far below 0."),
  })
  .meta({ source: "Clevert, Unterthiner & Hochreiter (2016)" });

const softplus = z.strictObject({
  kind: z.literal("softplus"),
  threshold: numberAtLeast(0)
    .nullable()
    .default(null)
    .describe("Input above which it is the identity, 20 in PyTorch; null: nowhere."),
});

export const activation = wordOrMap(
  z.discriminatedUnion("kind", [
    plain("sigmoid", "tanh", "relu"),
    leakyRelu,
    elu,
    softplus,
    plain("gelu", "gelu-tanh", "silu", "identity"),
  ]) satisfies z.ZodType<ActivationSettings>,
);
