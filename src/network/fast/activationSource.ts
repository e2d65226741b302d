import { expm1 } from "../../elementary/expm1.ts";
import { sigmoid } from "../../elementary/sigmoid.ts";
import { tanh } from "../../elementary/tanh.ts";
import type { ActivationName, ActivationSettings } from "../settings.ts";
import type { Held } from "./kernel.ts";

/** An activation in the words of a kernel: the arithmetic of its plain definition, inlined. */
export interface ActivationSource {
  /** Statements that set `a`, declared, from `u`. */
  readonly value: string;
  /** Expression for the slope that reaches u, from `d`, the slope that reached a, and `a`. */
  readonly slope: string;
  readonly held: Held;
}

const none: Held = {};

const sources: { readonly [Name in ActivationName]?: ActivationSource } = {
  tanh: { value: "a = tanh(u);", slope: "d * (1 - a * a)", held: { tanh } },
  sigmoid: { value: "a = sigmoid(u);", slope: "d * (a * (1 - a))", held: { sigmoid } },
  // Without a branch, which would be mispredicted for every other sample.
  relu: { value: "a = 0.5 * (u + Math.abs(u));", slope: "d * +(a > 0)", held: none },
  identity: { value: "a = u;", slope: "d", held: none },
};

/**
 * The activation as kernels know it; null where they do not: it then runs as it is defined.
 *
 * A slope goes by the sign of a, which is that of u where the parameter is not negative.
 */
export function activationSource(settings: ActivationSettings): ActivationSource | null {
  const chosen = typeof settings === "string" ? withDefault(settings) : settings;
  if (chosen.kind === "leaky-relu" && chosen.slope >= 0) {
    const { slope } = chosen;
    return { value: `a = u <= 0 ? ${slope} * u : u;`, slope: `a <= 0 ? ${slope} * d : d`, held: none };
  }
  if (chosen.kind === "elu" && chosen.alpha >= 0) {
    const { alpha } = chosen;
    return {
      value: `a = u > 0 ? u : ${alpha} * expm1(u);`,
      slope: `a <= 0 ? d * (a + ${alpha}) : d`,
      held: { expm1 },
    };
  }
  return sources[chosen.kind] ?? null;
}

function withDefault(name: ActivationName): Exclude<ActivationSettings, string> {
  if (name === "leaky-relu") return { kind: name, slope: 0.01 };
  if (name === "elu") return { kind: name, alpha: 1 };
  if (name === "softplus") return { kind: name, threshold: null };
  return { kind: name };
}
