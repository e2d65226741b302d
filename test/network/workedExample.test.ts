import { afterAll, describe, it } from "vitest";
import { createNetwork } from "../../src/network/network.ts";
import type { BatchNormSettings } from "../../src/network/normalizations/settings.ts";
import { createPass } from "../../src/network/pass.ts";
import { randomStream } from "../../src/random.ts";
import { createWitness, pytorchNorm, type Rows, readReference, unitMajor } from "./reference.ts";

interface WorkedUnit {
  z: number[];
  mean: number;
  var_biased: number;
  var_unbiased: number;
  normalized_no_eps_unbiased: number[];
  normalized_no_eps: number[];
  normalized_var_eps: number[];
  normalized_std_eps: number[];
  result_var_eps: number[];
  result_std_eps: number[];
  sigmoid_of_result_var_eps: number[];
}
const example = readReference<{
  eps: number;
  x: Rows;
  W: Rows;
  b: number[];
  gamma: number[];
  beta: number[];
  units: WorkedUnit[];
}>("worked_example");

/** The batch of four through the engine that trains, under the given reading of the text. */
function observe(switches: Partial<BatchNormSettings>, affine: boolean) {
  const normalization = { ...pytorchNorm, epsilon: example.eps, ...switches };
  const network = createNetwork(
    2,
    {
      hidden: [{ units: 2, activation: "sigmoid", normalization, bias: true }],
      initialization: {
        kind: "given",
        layers: [
          { weights: example.W, bias: example.b },
          { weights: [[1, 1]], bias: [0] },
        ],
      },
    },
    randomStream("none"),
  );
  if (affine) {
    network.hidden[0]!.norm!.gamma.set(example.gamma);
    network.hidden[0]!.norm!.beta.set(example.beta);
  }
  const pass = createPass(network, example.x.length);
  pass.run(unitMajor(example.x), "batch");
  return pass.hidden[0]!;
}

describe("the worked example of four samples", () => {
  const witness = createWitness("worked example (2 units)");
  afterAll(witness.report);
  const all = (field: keyof WorkedUnit) => example.units.flatMap((unit) => unit[field]);
  const compare = (what: string, actual: ArrayLike<number>, field: keyof WorkedUnit) =>
    witness.compare(what, actual, all(field), 1e-11);

  it("gives z, mean and variance in both divisors", () => {
    compare("z", observe({}, false).preActivation.values, "z");
    compare("mean", observe({}, false).mean!, "mean");
    compare("variance / m", observe({}, false).variance!, "var_biased");
    compare("variance / (m − 1)", observe({ divideBy: "m-1" }, false).variance!, "var_unbiased");
  });

  it("normalizes in all four readings", () => {
    compare("no ε", observe({ epsilon: 0 }, false).unitInput.values, "normalized_no_eps");
    compare(
      "no ε, m − 1",
      observe({ epsilon: 0, divideBy: "m-1" }, false).unitInput.values,
      "normalized_no_eps_unbiased",
    );
    compare("ε in the root", observe({}, false).unitInput.values, "normalized_var_eps");
    compare(
      "ε added",
      observe({ epsilonPlacement: "added-to-sd" }, false).unitInput.values,
      "normalized_std_eps",
    );
  });

  it("scales, shifts and activates", () => {
    compare("γ, β, ε in the root", observe({}, true).unitInput.values, "result_var_eps");
    compare(
      "γ, β, ε added",
      observe({ epsilonPlacement: "added-to-sd" }, true).unitInput.values,
      "result_std_eps",
    );
    compare("sigmoid", observe({}, true).output.values, "sigmoid_of_result_var_eps");
  });
});
