import type { Given, LineName, OwnLine } from "../../src/exercise/exercise.ts";
import { lineNames } from "../../src/exercise/exercise.ts";

/**
 * Unit z11 of the notes' batch of four: z = 0.5·cgpa − 0.25·iq + 0.1, with γ = 2, β = 0.5 and an ε that shows.
 *
 *   z = 0.1, 1.35, −0.15, 1.6      μ = 2.9/4 = 0.725      deviations −0.625, 0.625, −0.875, 0.875
 *   σ² = (2·0.390625 + 2·0.765625)/4 = 2.3125/4 = 0.578125      σ = 0.760345…
 *   √(σ² + 0.1) = 0.823483…      z^N = ∓0.758971…, ∓1.062560…
 *   running mean 0.1·0.725 = 0.0725      running variance 0.9 + 0.1·2.3125/3 = 0.977083…
 */
export const students: Given = {
  columns: ["cgpa", "iq"],
  samples: [
    [1, 2],
    [3, 1],
    [2, 5],
    [4, 2],
  ],
  weights: [0.5, -0.25],
  bias: 0.1,
  gamma: 2,
  beta: 0.5,
  epsilon: 0.1,
  epsilonPlacement: "inside-root",
  divideBy: "m",
  running: { mean: 0, variance: 1, momentum: 0.1, momentumConvention: "pytorch", divisor: "unbiased" },
};

const { columns, weights, bias } = students;

/** The same unit with γ = 1 and β = 0: z^N comes out as it is. */
export const z11 = { columns, weights, bias, gamma: 1, beta: 0 };

/** The batch alone. */
export const four = students.samples;

/** All lines, each number to four decimals. */
export const rounded: Readonly<Record<LineName, readonly number[]>> = {
  z: [0.1, 1.35, -0.15, 1.6],
  mean: [0.725],
  variance: [0.5781],
  sd: [0.7603],
  divisor: [0.8235],
  normalized: [-0.759, 0.759, -1.0626, 1.0626],
  result: [-1.0179, 2.0179, -1.6251, 2.6251],
  runningMean: [0.0725],
  runningVariance: [0.9771],
};

/** Lines as somebody wrote them, in order, all to as many decimals. */
export function written(
  lines: Partial<Record<LineName, readonly number[]>>,
  decimals = 4,
): readonly OwnLine[] {
  return lineNames.flatMap((name) => (lines[name] ? [{ name, values: lines[name], decimals }] : []));
}
