import type { Unit } from "../exercise/translation.ts";
import type { WorkedExample } from "../tracking/record.ts";

/** One hidden unit of the layer that was worked, apart from its norm. */
export function unitOfExample(
  { inputNames, weights, bias, normalization }: WorkedExample,
  unit: number,
): Unit {
  const inputs = inputNames.length;
  return {
    columns: inputNames,
    weights: Array.from(weights.subarray(unit * inputs, (unit + 1) * inputs)),
    bias: bias[unit]!,
    gamma: normalization?.gamma[unit] ?? 1,
    beta: normalization?.beta[unit] ?? 0,
  };
}

/** samples[sample][input] */
export function samplesOfExample({
  inputNames,
  inputs,
  samples,
}: WorkedExample): readonly (readonly number[])[] {
  const width = inputNames.length;
  return Array.from({ length: samples }, (_, at) =>
    Array.from(inputs.subarray(at * width, (at + 1) * width)),
  );
}
