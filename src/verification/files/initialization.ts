import { z } from "zod";
import { type GainName, recommendedGain } from "../../network/gain.ts";
import { type DrawnInitialization, uniformBound, weightDeviation } from "../../network/initialization.ts";
import { truncatedNormalDeviation } from "../../network/truncatedNormal.ts";
import { caseOf, referenceFile } from "../cases.ts";
import { expected, several } from "../fields.ts";
import { count, number, remark } from "../format.ts";

/** PyTorch's names, in the lab's words. */
const nonlinearities = {
  linear: "identity",
  sigmoid: "sigmoid",
  tanh: "tanh",
  relu: "relu",
  leaky_relu: "leaky-relu",
  selu: "selu",
} as const satisfies Record<string, GainName>;
const nonlinearity = z.enum(Object.keys(nonlinearities) as [keyof typeof nonlinearities]);

interface Slope {
  /** Of leaky relu; PyTorch's where it is not given. */
  readonly leaky_relu_slope: number;
}

const truncated = caseOf({ truncated_normal_2sigma_std: expected.number }, () => ({
  truncated_normal_2sigma_std: truncatedNormalDeviation(2),
}));

const gain = caseOf({ nonlinearity, gain: expected.number }, (given, { leaky_relu_slope }: Slope) => ({
  gain: recommendedGain(nonlinearities[given.nonlinearity], leaky_relu_slope),
}));

const spread = caseOf(
  {
    ...several(count, "fan_in", "fan_out"),
    nonlinearity,
    gain: expected.number,
    ...several(expected.number, "xavier_normal_std", "xavier_uniform_bound", "xavier_uniform_std"),
    ...several(expected.number, "he_normal_std_fan_in", "he_uniform_bound_fan_in", "he_uniform_std_fan_in"),
    ...several(
      expected.number,
      "he_normal_std_fan_out",
      "he_uniform_bound_fan_out",
      "he_uniform_std_fan_out",
    ),
    ...several(expected.number, "lecun_normal_std", "lecun_uniform_bound", "lecun_uniform_std"),
    ...several(expected.number, "torch_linear_default_bound", "torch_linear_default_std"),
  },
  ({ fan_in, fan_out, nonlinearity: name }, { leaky_relu_slope }: Slope) => {
    const gain = recommendedGain(nonlinearities[name], leaky_relu_slope);
    // Gains are a matter of `scale`: the lab's Xavier has gain 1, its He the gain of relu.
    const scale = gain / recommendedGain("relu");
    const of = (settings: DrawnInitialization) => settings.scale * weightDeviation(settings, fan_in, fan_out);
    const xavier = of({ kind: "xavier-uniform", scale: gain });
    const heIn = of({ kind: "he-uniform", fan: "in", scale });
    const heOut = of({ kind: "he-uniform", fan: "out", scale });
    const lecun = of({ kind: "lecun-uniform", scale: 1 });
    const torch = of({ kind: "torch-default", scale: 1 });
    return {
      gain,
      xavier_normal_std: of({ kind: "xavier-normal", scale: gain }),
      xavier_uniform_bound: uniformBound(xavier),
      xavier_uniform_std: xavier,
      he_normal_std_fan_in: of({ kind: "he-normal", fan: "in", scale }),
      he_uniform_bound_fan_in: uniformBound(heIn),
      he_uniform_std_fan_in: heIn,
      he_normal_std_fan_out: of({ kind: "he-normal", fan: "out", scale }),
      he_uniform_bound_fan_out: uniformBound(heOut),
      he_uniform_std_fan_out: heOut,
      lecun_normal_std: of({ kind: "lecun-normal", scale: 1 }),
      lecun_uniform_bound: uniformBound(lecun),
      lecun_uniform_std: lecun,
      torch_linear_default_bound: uniformBound(torch),
      torch_linear_default_std: torch,
    };
  },
  { name: ({ fan_in, fan_out, nonlinearity: name }) => `${fan_in} × ${fan_out}, ${name}` },
);

/** init.json: gains, and how far drawn weights spread. */
export const initializationFile = referenceFile(
  z.strictObject({
    meta: remark,
    leaky_relu_slope: number.default(0.01),
    gains: z.partialRecord(nonlinearity, number).default({}),
    truncated_normal_2sigma_std: number.optional(),
    rows: z.array(spread.schema).min(1, "expected at least 1 case").default([]),
  }),
  ({ gains, rows, ...all }) => [
    ...(all.truncated_normal_2sigma_std === undefined
      ? []
      : [truncated.verify("truncated_normal_2sigma_std", { ...all, name: "" }, 0, all)]),
    ...Object.entries(gains).map(([name, value], at) =>
      gain.verify("gains ", { name, nonlinearity: name, gain: value }, at, all),
    ),
    ...rows.map((one, at) => spread.verify("", one, at, all)),
  ],
);
