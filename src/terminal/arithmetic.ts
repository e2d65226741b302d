import type { WorkedExample } from "../tracking/record.ts";
import { workedNumber as number } from "../tracking/workedNumber.ts";
import { safeText } from "./safeText.ts";

/** The notes' arithmetic for every unit of the first hidden layer, line by line, with the engine's own numbers. */
export function arithmeticLines(example: WorkedExample): string[] {
  return Array.from({ length: example.units }, (_, unit) => unitLines(example, unit)).flat();
}

function unitLines(example: WorkedExample, unit: number): string[] {
  const { samples, inputNames, preActivation, normalization, activation, output } = example;
  const d = inputNames.length;
  const row = (values: Float64Array) => Array.from(values.subarray(unit * samples, (unit + 1) * samples));
  const weights = Array.from(example.weights.subarray(unit * d, (unit + 1) * d));
  const z = row(preActivation);
  const lines = [
    `unit z1${unit + 1} = ${sum([...weights.map((weight, at) => `${number(weight)}·${safeText(inputNames[at]!)}`), number(example.bias[unit]!)])}`,
    ...z.map((value, sample) => {
      const terms = weights.map((weight, at) => product(weight, example.inputs[sample * d + at]!));
      return `  sample ${sample + 1}   z = ${sum([...terms, number(example.bias[unit]!)])} = ${number(value)}`;
    }),
  ];
  if (normalization) {
    const mean = normalization.mean[unit]!;
    const variance = normalization.variance[unit]!;
    const divisor = normalization.divideBy === "m" ? samples : samples - 1;
    const inside = normalization.epsilonPlacement === "inside-root";
    const squares = z.map((value) => `(${number(value - mean)})²`).join(" + ");
    const [gamma, beta] = [normalization.gamma[unit]!, normalization.beta[unit]!];
    const denominator = inside
      ? Math.sqrt(variance + normalization.epsilon)
      : Math.sqrt(variance) + normalization.epsilon;
    const how = inside ? "√(σ² + ε)" : "σ + ε";
    lines.push(
      `  mean       μ = (${sum(z.map(number))})/${samples} = ${number(mean)}`,
      `  variance   σ² = [${squares}]/${divisor} = ${number(variance)}      σ = ${number(Math.sqrt(variance))}`,
      `  divisor    ${how} = ${number(denominator)}      ε = ${normalization.epsilon}`,
      ...row(normalization.normalized).map(
        (value, sample) =>
          `  sample ${sample + 1}   z^N = (${sum([number(z[sample]!), number(-mean)])})/${number(denominator)} = ${number(value)}` +
          `      γ·z^N + β = ${sum([product(gamma, value), number(beta)])} = ${number(row(normalization.result)[sample]!)}`,
      ),
    );
  }
  lines.push(`  ${activation}    ${row(output).map(number).join("  ")}`, "");
  return lines;
}

/** "2·3", and "2·(−3)" where the second factor has a sign. */
const product = (one: number, other: number) =>
  `${number(one)}·${other < 0 ? `(${number(other)})` : number(other)}`;

/** Terms with their signs between them: "1 − 2 + 3". */
const sum = (terms: readonly string[]) =>
  terms.reduce((text, term) => (term.startsWith("−") ? `${text} − ${term.slice(1)}` : `${text} + ${term}`));
