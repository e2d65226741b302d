import { roundToTable, tanhTable } from "../kernels/tanhTable.ts";
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

/** tanh of `x` into `to`: `tanhByTable`. */
const tanhOf = (x: string, to: string) => `{
  const x = ${x};
  if (x > 20) ${to} = 1;
  else if (x < -20) ${to} = -1;
  else {
    const near = x + ${roundToTable} - ${roundToTable};
    const known = tanhTable[(near * 128 + 2560) | 0];
    const r = x - near;
    const square = r * r;
    const t = r + r * square * (square * ${2 / 15} - ${1 / 3});
    ${to} = known + (t * (1 - known * known)) / (1 + known * t);
  }
}`;

const sources: { readonly [Name in ActivationName]?: ActivationSource } = {
  tanh: { value: tanhOf("u", "a"), slope: "d * (1 - a * a)", held: { tanhTable } },
  sigmoid: {
    value: `if (u < -8) a = 1 / (1 + Math.exp(-u));
else {
  ${tanhOf("0.5 * u", "a")}
  a = 0.5 + 0.5 * a;
}`,
    slope: "d * (a * (1 - a))",
    held: { tanhTable },
  },
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
      value: `a = u > 0 ? u : ${alpha} * Math.expm1(u);`,
      slope: `a <= 0 ? d * (a + ${alpha}) : d`,
      held: none,
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
