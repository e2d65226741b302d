import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { applyDense, createDense } from "../../network/dense.ts";
import { createNetwork } from "../../network/network.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { createPass, type Pass } from "../../network/pass.ts";
import { randomStream } from "../../random.ts";
import { caseOf } from "../cases.ts";
import { expected, type Given, several } from "../fields.ts";
import { number, type ReferenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";

const fraction = z
  .string()
  .regex(/^-?\d+(\/\d+)?$/, "expected a whole number or a fraction of two")
  .transform((text) => {
    const [above, below = 1] = text.split("/").map(Number);
    return above! / below;
  });
const exact = { ...expected.number, schema: fraction };

const inputs = { eps: number, x: rows, W: rows, b: vector, gamma: vector, beta: vector };
type Example = Given<typeof inputs>;

const unit = caseOf(
  {
    unit: z.string(),
    ...several(expected.vector, "w", "z", "deviation", "squared_deviation"),
    terms: expected.samples,
    ...several(expected.number, "b", "gamma", "beta", "mean"),
    ...several(expected.number, "var_biased", "var_unbiased", "std_biased", "std_unbiased"),
    ...several(exact, "mean_fraction", "var_biased_fraction"),
    ...several(expected.vector, "normalized_no_eps", "normalized_var_eps", "normalized_std_eps"),
    ...several(expected.vector, "normalized_no_eps_unbiased", "result_var_eps", "result_std_eps"),
    sigmoid_of_result_var_eps: expected.vector,
  },
  (_, { all, at }: { readonly all: Example; readonly at: number }) => {
    const samples = all.x.length;
    const ofUnit = ({ values }: { readonly values: Float64Array }) =>
      values.subarray(at * samples, (at + 1) * samples);
    const plain = observe(all, {}, false);
    const biased = plain.variance![at]!;
    const unbiased = observe(all, { divideBy: "m-1" }, false).variance![at]!;
    const { terms, weights, bias } = termsOf(all, at);
    const deviation = ofUnit(observe(all, { scale: false }, false).unitInput);
    const added = { epsilonPlacement: "added-to-sd" } as const;
    const reading = (switches: Partial<BatchNormSettings>, affine: boolean) =>
      ofUnit(observe(all, switches, affine).unitInput);
    return {
      w: weights,
      b: bias,
      terms: unitMajor(terms),
      z: ofUnit(plain.preActivation),
      mean: plain.mean![at]!,
      deviation,
      squared_deviation: deviation.map((one) => one * one),
      var_biased: biased,
      var_unbiased: unbiased,
      std_biased: Math.sqrt(biased),
      std_unbiased: Math.sqrt(unbiased),
      mean_fraction: plain.mean![at]!,
      var_biased_fraction: biased,
      gamma: all.gamma[at] ?? Number.NaN,
      beta: all.beta[at] ?? Number.NaN,
      normalized_no_eps: reading({ epsilon: 0 }, false),
      normalized_var_eps: reading({}, false),
      normalized_std_eps: reading(added, false),
      normalized_no_eps_unbiased: reading({ epsilon: 0, divideBy: "m-1" }, false),
      result_var_eps: reading({}, true),
      result_std_eps: reading(added, true),
      sigmoid_of_result_var_eps: ofUnit(observe(all, {}, true).output),
    };
  },
  { name: (given) => `unit ${given.unit}` },
);

const wholeLayer = caseOf(
  {
    ...inputs,
    meta: remark,
    batch: expected.number,
    z: expected.samples,
    units: z.array(unit.schema).min(1).optional(),
  },
  (all, _, witness) => {
    if (all.units !== undefined) witness.number("units", all.W.length, all.units.length);
    return { batch: all.x.length, z: observe(all, {}, false).preActivation };
  },
  { name: () => "whole layer" },
);

/** worked_example.json: the notes' arithmetic, each unit a case. */
export const workedExampleFile: ReferenceFile = {
  content: wholeLayer.schema,
  verify(content) {
    const all = content as Example & { readonly units?: readonly unknown[] };
    return [
      wholeLayer.verify("", all, 0, undefined),
      ...(all.units ?? []).map((one, at) => unit.verify("", one, at, { all, at })),
    ];
  },
};

/** The batch through the engine that trains, under one reading of the text. */
function observe(
  all: Example,
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
function termsOf({ x, W, b }: Example, at: number) {
  const weights = W[at] ?? [];
  const bias = b[at] ?? Number.NaN;
  const byInput = weights.map((weight, input) => {
    const dense = createDense(1, 1, false);
    dense.weights[0] = weight;
    const term = zeros(1, x.length);
    applyDense(dense, unitMajor(x.map((row) => [row[input] ?? Number.NaN])), term);
    return term.values;
  });
  const terms = x.map((_, n) => [...byInput.map((term) => term[n]!), bias]);
  return { terms, weights, bias };
}
