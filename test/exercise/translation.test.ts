import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { batchWeight, type Convention, conventions } from "../../src/exercise/conventions.ts";
import { translated } from "../../src/exercise/translation.ts";
import { four, z11 } from "./students.ts";

const named = (name: string) => conventions.find((each) => each.name === name)!;

// Of the batch of four: z = 0.1, 1.35, −0.15, 1.6; μ = 0.725, σ² = 2.3125/4 = 0.578125.
/** z = 0.6, 1.85, −0.4, 0.85: μ = 2.9/4 = 0.725, deviations −0.125, 1.125, −1.125, 0.125, σ² = 2.5625/4. */
const others = [
  [2, 2],
  [5, 3],
  [1, 4],
  [3, 3],
];

interface PytorchCase {
  readonly name: string;
  readonly weights: number[];
  readonly bias: number;
  readonly gamma: number;
  readonly beta: number;
  readonly batches: number[][][];
  readonly times: number;
  readonly eps: number;
  readonly momentum: number;
  readonly results: number[][];
  readonly after: number[];
  readonly running_mean: number[];
  readonly running_var: number[];
  readonly eval_last_batch: number[];
}

function near(found: readonly number[] | null | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found!.forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at]!, 12);
  });
}

describe("batches one after another", () => {
  const reference: { readonly cases: readonly PytorchCase[] } = JSON.parse(
    readFileSync("test/reference/conventions/pytorch.json", "utf8"),
  );

  it.each(reference.cases)(
    "come out as in PyTorch 1.13, running statistics and inference too: $name",
    (given) => {
      const batches =
        given.times === 1 ? given.batches : Array.from({ length: given.times }, () => given.batches[0]!);
      const { weights, bias, gamma, beta } = given;
      const convention = named("PyTorch");
      expect([convention.epsilon, batchWeight(convention.running!)]).toEqual([given.eps, given.momentum]);
      const found = translated({ columns: z11.columns, weights, bias, gamma, beta }, batches, convention);
      given.results.forEach((result, at) => {
        near(found.batches[at]!.result, result);
      });
      given.after.forEach((count, at) => {
        near([found.running![count - 1]!.mean], [given.running_mean[at]!]);
        near([found.running![count - 1]!.variance], [given.running_var[at]!]);
      });
      near(found.atInference, given.eval_last_batch);
    },
  );

  it("come out in Keras as its documentation has them: 0.99 of the old, ε = 0.001, σ² divided by m", () => {
    const { batches, running, atInference } = translated(z11, [four, others], named("Keras"));
    // moving = 0.99·moving + 0.01·batch from 0 and 1, with the variance that normalizes
    const means = [0.01 * 0.725, 0.99 * 0.00725 + 0.00725];
    const variances = [0.99 + 0.01 * 0.578125, 0.99 * 0.99578125 + 0.01 * 0.640625];
    near(
      running!.map(({ mean }) => mean),
      means,
    );
    near(
      running!.map(({ variance }) => variance),
      variances,
    );
    // gamma · (batch − mean(batch))/sqrt(var(batch) + epsilon) + beta
    const s = Math.sqrt(0.578125 + 0.001);
    near(batches[0]!.result, [-0.625 / s, 0.625 / s, -0.875 / s, 0.875 / s]);
    const kept = Math.sqrt(variances[1]! + 0.001);
    near(
      atInference,
      [0.6, 1.85, -0.4, 0.85].map((z) => (z - means[1]!) / kept),
    );
  });

  it("come out in TensorFlow 1's fused kernel with Bessel's correction in the running variance alone", () => {
    const { batches, running } = translated(z11, [four, others], named("TensorFlow 1"));
    near(
      running!.map(({ variance }) => variance),
      [0.99 + (0.01 * 2.3125) / 3, 0.99 * (0.99 + (0.01 * 2.3125) / 3) + (0.01 * 2.5625) / 3],
    );
    near(
      running!.map(({ mean }) => mean),
      [0.00725, 0.99 * 0.00725 + 0.00725],
    );
    near([batches[0]!.divisor![0]!], [Math.sqrt(0.579125)]);
  });

  it("are divided by σ + ε in the notes, which have no running statistics", () => {
    const { batches, running, atInference } = translated(z11, [four], named("the notes"));
    expect([running, atInference]).toEqual([null, null]);
    const s = Math.sqrt(0.578125) + 1e-5;
    near(batches[0]!.divisor, [s]);
    near(batches[0]!.result, [-0.625 / s, 0.625 / s, -0.875 / s, 0.875 / s]);
  });

  it("begin where the convention says", () => {
    const pytorch = named("PyTorch");
    const ofZeros: Convention = { ...pytorch, running: { ...pytorch.running!, variance: 0 } };
    // 0.1·2.3125/3
    near([translated(z11, [four], ofZeros).running![0]!.variance], [0.23125 / 3]);
  });
});
