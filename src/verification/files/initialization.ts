import { z } from "zod";
import { type GainName, recommendedGain } from "../../network/gain.ts";
import { type DrawnInitialization, uniformBound, weightDeviation } from "../../network/initialization.ts";
import { truncatedNormalDeviation } from "../../network/truncatedNormal.ts";
import { cases, count, number, referenceFile, remark } from "../format.ts";
import { type CaseResult, witnessCase } from "../witness.ts";

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

const row = z.strictObject({
  fan_in: count,
  fan_out: count,
  nonlinearity,
  gain: number,
  xavier_normal_std: number,
  xavier_uniform_bound: number,
  xavier_uniform_std: number,
  he_normal_std_fan_in: number,
  he_uniform_bound_fan_in: number,
  he_uniform_std_fan_in: number,
  he_normal_std_fan_out: number,
  he_uniform_bound_fan_out: number,
  he_uniform_std_fan_out: number.optional(),
  lecun_normal_std: number,
  lecun_uniform_bound: number,
  lecun_uniform_std: number,
  torch_linear_default_bound: number,
  torch_linear_default_std: number,
});

/** init.json: gains, and how far drawn weights spread. */
export const initializationFile = referenceFile(
  z.strictObject({
    meta: remark,
    leaky_relu_slope: number,
    gains: z.partialRecord(nonlinearity, number),
    truncated_normal_2sigma_std: number,
    rows: cases(row),
  }),
  ({ leaky_relu_slope: slope, gains, truncated_normal_2sigma_std: truncated, rows }) => [
    witnessCase("truncated_normal_2sigma_std", (witness) => {
      witness.number("truncated_normal_2sigma_std", truncatedNormalDeviation(2), truncated);
    }),
    ...Object.entries(gains).map(([name, expected]) =>
      witnessCase(`gains ${name}`, (witness) => {
        witness.number(name, recommendedGain(nonlinearities[name as keyof typeof gains], slope), expected);
      }),
    ),
    ...rows.map((one) => verifyRow(one, slope)),
  ],
);

function verifyRow(one: z.output<typeof row>, slope: number): CaseResult {
  const { fan_in: fanIn, fan_out: fanOut } = one;
  const gain = recommendedGain(nonlinearities[one.nonlinearity], slope);
  // Gains are a matter of `scale`: the lab's Xavier has gain 1, its He the gain of relu.
  const ofHe = gain / recommendedGain("relu");
  const spread = (settings: DrawnInitialization) => settings.scale * weightDeviation(settings, fanIn, fanOut);
  return witnessCase(`${fanIn} × ${fanOut}, ${one.nonlinearity}`, (witness) => {
    witness.number("gain", gain, one.gain);
    witness.number(
      "xavier_normal_std",
      spread({ kind: "xavier-normal", scale: gain }),
      one.xavier_normal_std,
    );
    const xavier = spread({ kind: "xavier-uniform", scale: gain });
    witness.number("xavier_uniform_std", xavier, one.xavier_uniform_std);
    witness.number("xavier_uniform_bound", uniformBound(xavier), one.xavier_uniform_bound);
    for (const fan of ["in", "out"] as const) {
      const normal = spread({ kind: "he-normal", fan, scale: ofHe });
      const uniform = spread({ kind: "he-uniform", fan, scale: ofHe });
      witness.number(`he_normal_std_fan_${fan}`, normal, one[`he_normal_std_fan_${fan}`]);
      witness.number(
        `he_uniform_bound_fan_${fan}`,
        uniformBound(uniform),
        one[`he_uniform_bound_fan_${fan}`],
      );
      const deviation = one[`he_uniform_std_fan_${fan}`];
      if (deviation !== undefined) witness.number(`he_uniform_std_fan_${fan}`, uniform, deviation);
    }
    witness.number("lecun_normal_std", spread({ kind: "lecun-normal", scale: 1 }), one.lecun_normal_std);
    const lecun = spread({ kind: "lecun-uniform", scale: 1 });
    witness.number("lecun_uniform_std", lecun, one.lecun_uniform_std);
    witness.number("lecun_uniform_bound", uniformBound(lecun), one.lecun_uniform_bound);
    const torch = spread({ kind: "torch-default", scale: 1 });
    witness.number("torch_linear_default_std", torch, one.torch_linear_default_std);
    witness.number("torch_linear_default_bound", uniformBound(torch), one.torch_linear_default_bound);
  });
}
