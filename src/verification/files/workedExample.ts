import { z } from "zod";
import { applyDense, createDense } from "../../network/dense.ts";
import { createNetwork } from "../../network/network.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { createPass, type Pass } from "../../network/pass.ts";
import { randomStream } from "../../random.ts";
import { pytorchNorm } from "../conventions.ts";
import { count, number, referenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type Witness, witnessCase } from "../witness.ts";

const fraction = z
  .string()
  .regex(/^-?\d+(\/\d+)?$/, "expected a whole number or a fraction of two")
  .transform((text) => {
    const [above, below = 1] = text.split("/").map(Number);
    return above! / below;
  });
const unit = z.strictObject({
  unit: z.string(),
  w: vector,
  b: number,
  terms: rows,
  z: vector,
  mean: number,
  deviation: vector,
  squared_deviation: vector,
  var_biased: number,
  var_unbiased: number,
  std_biased: number,
  std_unbiased: number,
  mean_fraction: fraction,
  var_biased_fraction: fraction,
  gamma: number,
  beta: number,
  normalized_no_eps: vector,
  normalized_var_eps: vector,
  normalized_std_eps: vector,
  normalized_no_eps_unbiased: vector,
  result_var_eps: vector,
  result_std_eps: vector,
  sigmoid_of_result_var_eps: vector,
});
const content = z.strictObject({
  meta: remark,
  batch: count,
  eps: number,
  x: rows,
  W: rows,
  b: vector,
  gamma: vector,
  beta: vector,
  z: rows,
  units: z.array(unit).min(1),
});
type Content = z.output<typeof content>;

/** worked_example.json: the notes' arithmetic, each unit a case. */
export const workedExampleFile = referenceFile(content, (all) => [
  witnessCase("whole layer", (witness) => {
    const { preActivation } = observe(all, {}, false);
    witness.number("batch", all.x.length, all.batch);
    witness.samples("z", preActivation, all.z);
    witness.number("units", all.W.length, all.units.length);
  }),
  ...all.units.map((one, at) => witnessCase(`unit ${one.unit}`, (witness) => verifyUnit(all, at, witness))),
]);

function verifyUnit(all: Content, at: number, witness: Witness): void {
  const one = all.units[at]!;
  const samples = all.x.length;
  const ofUnit = ({ values }: { readonly values: Float64Array }) =>
    values.subarray(at * samples, (at + 1) * samples);
  const plain = observe(all, {}, false);
  const biased = plain.variance![at]!;
  const unbiased = observe(all, { divideBy: "m-1" }, false).variance![at]!;
  const { terms, weights, bias } = termsOf(all, at);
  witness.vector("w", weights, one.w);
  witness.number("b", bias, one.b);
  witness.number("gamma", all.gamma[at] ?? null, one.gamma);
  witness.number("beta", all.beta[at] ?? null, one.beta);
  witness.samples("terms", unitMajor(terms), one.terms);
  witness.vector("z", ofUnit(plain.preActivation), one.z);
  witness.number("mean", plain.mean![at]!, one.mean);
  witness.number("mean_fraction", plain.mean![at]!, one.mean_fraction);
  const deviations = ofUnit(observe(all, { scale: false }, false).unitInput);
  witness.vector("deviation", deviations, one.deviation);
  witness.vector(
    "squared_deviation",
    deviations.map((deviation) => deviation * deviation),
    one.squared_deviation,
  );
  witness.number("var_biased", biased, one.var_biased);
  witness.number("var_biased_fraction", biased, one.var_biased_fraction);
  witness.number("var_unbiased", unbiased, one.var_unbiased);
  witness.number("std_biased", Math.sqrt(biased), one.std_biased);
  witness.number("std_unbiased", Math.sqrt(unbiased), one.std_unbiased);

  const noEpsilon = { epsilon: 0 };
  const added = { epsilonPlacement: "added-to-sd" } as const;
  const reading = (switches: Partial<BatchNormSettings>, affine: boolean) =>
    ofUnit(observe(all, switches, affine).unitInput);
  witness.vector("normalized_no_eps", reading(noEpsilon, false), one.normalized_no_eps);
  witness.vector(
    "normalized_no_eps_unbiased",
    reading({ ...noEpsilon, divideBy: "m-1" }, false),
    one.normalized_no_eps_unbiased,
  );
  witness.vector("normalized_var_eps", reading({}, false), one.normalized_var_eps);
  witness.vector("normalized_std_eps", reading(added, false), one.normalized_std_eps);
  witness.vector("result_var_eps", reading({}, true), one.result_var_eps);
  witness.vector("result_std_eps", reading(added, true), one.result_std_eps);
  witness.vector(
    "sigmoid_of_result_var_eps",
    ofUnit(observe(all, {}, true).output),
    one.sigmoid_of_result_var_eps,
  );
}

/** The batch through the engine that trains, under one reading of the text. */
function observe(
  all: Content,
  switches: Partial<BatchNormSettings>,
  affine: boolean,
): Pass["hidden"][number] {
  const normalization = { ...pytorchNorm, epsilon: all.eps, ...switches };
  const units = all.W.length;
  const network = createNetwork(
    all.x[0]!.length,
    {
      hidden: [{ units, activation: "sigmoid", normalization, bias: true }],
      initialization: {
        kind: "given",
        layers: [
          { weights: all.W, bias: all.b },
          // The example ends with the hidden layer.
          { weights: [all.W.map(() => 0)], bias: [0] },
        ],
      },
    },
    randomStream("given"),
  );
  const { norm } = network.hidden[0]!;
  if (affine) {
    norm!.gamma.set(all.gamma);
    norm!.beta.set(all.beta);
  }
  const pass = createPass(network, all.x.length);
  pass.run(unitMajor(all.x), "batch");
  return pass.hidden[0]!;
}

/** w·x input by input, each through a dense part of its own, and b. */
function termsOf({ x, W, b }: Content, at: number) {
  const weights = W[at] ?? [];
  const bias = b[at] ?? Number.NaN;
  const byInput = weights.map((weight, input) => {
    const dense = createDense(1, 1, false);
    dense.weights[0] = weight;
    const term = new Float64Array(x.length);
    applyDense(
      dense,
      Float64Array.from(x, (row) => row[input] ?? Number.NaN),
      term,
      x.length,
    );
    return term;
  });
  const terms = x.map((_, n) => [...byInput.map((term) => term[n]!), bias]);
  return { terms, weights, bias };
}
