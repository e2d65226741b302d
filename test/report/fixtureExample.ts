import type { WorkedExample } from "../../src/tracking/record.ts";

/** Four students, two hidden units, with numbers that can be checked by hand. */
export function workedExample(normalized: boolean): WorkedExample {
  const inputs = [8.2, 110, 6.4, 95, 9.1, 128, 7.3, 102];
  const weights = [0.5, 0.02, -0.3, 0.05];
  const bias = [0.1, -0.2];
  const preActivation = [0, 1].flatMap((unit) =>
    [0, 1, 2, 3].map(
      (sample) =>
        weights[2 * unit]! * inputs[2 * sample]! +
        weights[2 * unit + 1]! * inputs[2 * sample + 1]! +
        bias[unit]!,
    ),
  );
  const of = (unit: number) => preActivation.slice(4 * unit, 4 * unit + 4);
  const mean = [0, 1].map((unit) => of(unit).reduce((sum, z) => sum + z, 0) / 4);
  const variance = [0, 1].map((unit) => of(unit).reduce((sum, z) => sum + (z - mean[unit]!) ** 2, 0) / 4);
  const result = preActivation.map((z, at) => {
    const unit = at >> 2;
    return (z - mean[unit]!) / Math.sqrt(variance[unit]! + 1e-5);
  });
  const output = (normalized ? result : preActivation).map((z) => 1 / (1 + Math.exp(-z)));
  return {
    inputNames: ["cgpa", "iq"],
    samples: 4,
    units: 2,
    inputs: Float64Array.from(inputs),
    labels: Float64Array.from([1, 0, 1, 0]),
    weights: Float64Array.from(weights),
    bias: Float64Array.from(bias),
    preActivation: Float64Array.from(preActivation),
    normalization: normalized
      ? {
          epsilon: 1e-5,
          epsilonPlacement: "inside-root",
          divideBy: "m",
          mean: Float64Array.from(mean),
          variance: Float64Array.from(variance),
          gamma: Float64Array.from([1, 1]),
          beta: Float64Array.from([0, 0]),
          normalized: Float64Array.from(result),
          result: Float64Array.from(result),
        }
      : null,
    activation: "sigmoid",
    output: Float64Array.from(output),
    backward: normalized ? backwardOf(result, variance, output, inputs) : null,
  };
}

/** With dL/dh = 0.1, −0.2, 0.3, −0.4 for both units, and each derivative written out for γ = 1, m, ε inside the root. */
function backwardOf(
  normalized: readonly number[],
  variance: readonly number[],
  output: readonly number[],
  inputs: readonly number[],
) {
  const slopes = normalized.map((_, at) => [0.1, -0.2, 0.3, -0.4][at % 4]!);
  const unitInput = slopes.map((slope, at) => slope * output[at]! * (1 - output[at]!));
  const sum = (unit: number, of: (at: number) => number) =>
    [0, 1, 2, 3].reduce((total, sample) => total + of(4 * unit + sample), 0);
  const beta = [0, 1].map((unit) => sum(unit, (at) => unitInput[at]!));
  const gamma = [0, 1].map((unit) => sum(unit, (at) => unitInput[at]! * normalized[at]!));
  const preActivation = unitInput.map((slope, at) => {
    const unit = at >> 2;
    return (
      (slope - beta[unit]! / 4 - (normalized[at]! * gamma[unit]!) / 4) / Math.sqrt(variance[unit]! + 1e-5)
    );
  });
  const weights = [0, 1].flatMap((unit) =>
    [0, 1].map((input) => sum(unit, (at) => preActivation[at]! * inputs[2 * (at % 4) + input]!)),
  );
  return {
    loss: 0.7,
    output: Float64Array.from(slopes),
    unitInput: Float64Array.from(unitInput),
    gamma: Float64Array.from(gamma),
    beta: Float64Array.from(beta),
    preActivation: Float64Array.from(preActivation),
    weights: Float64Array.from(weights),
    bias: Float64Array.from([0, 1].map((unit) => sum(unit, (at) => preActivation[at]!))),
  };
}
