import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "../tracking/workedSteps.ts";
import { differenceFromEngine, type WorkedUnit, workUnit } from "./arithmetic.ts";
import { escapeHtml, isolated } from "./escape.ts";
import { atoms, bracketed, formula, joined, list, MOST_TERMS, m, shown, words } from "./mathml.ts";
import { unbroken } from "./unbroken.ts";

/**
 * The arithmetic of one unit on one batch, line by line, with its numbers.
 *
 * @param other a line of another norm than the notes', where one stands before the activation
 */
export function unitLines(
  example: WorkedExample,
  unit: number,
  conventions: Conventions,
  other = "",
): string {
  const worked = workUnit(example, unit, conventions);
  return [
    line(
      "the dense part, for the first sample",
      formula`z_1 = ${denseTerms(example, unit)}`,
      allTerms(example, unit),
    ),
    line("the same for every sample of the batch", formula`z = ${list(worked.preActivation)}`),
    ...(example.normalization ? normalizationLines(example, unit, conventions, worked) : [other]),
    line(
      `the non-linear function, here ${escapeHtml(example.activation)}, as the engine computed it`,
      formula`h = ${list(slice(example.output, unit, example.samples))}`,
    ),
  ].join("");
}

function normalizationLines(
  example: WorkedExample,
  unit: number,
  { epsilonPlacement, divideBy }: Conventions,
  worked: WorkedUnit,
): string[] {
  const { mean, variance, gamma, beta, preActivation, normalized } = worked;
  const { epsilon } = example.normalization!;
  const divisor = divideBy === "m" ? m`m` : m`m − 1`;
  const inside = epsilonPlacement === "inside-root";
  const under = inside ? m`√{σ_B^2 + ε}` : m`σ_B + ε`;
  const sd = Math.sqrt(variance);
  const underNumbers = inside ? m`√{${variance} + ${epsilon}}` : m`${sd} + ${epsilon}`;
  return [
    line(
      "mean of the batch",
      formula`μ_B = {${joined(preActivation.map(bracketed), "+")}}/${example.samples} = ${mean}`,
    ),
    line(
      divideBy === "m" ? "variance of the batch, divided by m" : "variance of the batch, divided by m − 1",
      formula`σ_B^2 = 1/${divisor} ∑ {(z − μ_B)}^2 = ${variance}, σ_B = ${sd}`,
    ),
    line(
      inside ? "normalized, with ε inside the root" : "normalized, with ε added to the standard deviation",
      formula`z_1^N = {z_1 − μ_B}/${under} = {${preActivation[0]!} − ${bracketed(mean)}}/${underNumbers} = ${normalized[0]!}`,
    ),
    line("the same for every sample", formula`z^N = ${list(normalized)}`),
    line(
      "scaled and shifted by the unit's own γ and β",
      formula`{γ · z^N + β} = {${gamma} · z^N + ${bracketed(beta)}} = ${list(worked.result)}`,
      agreement(example, unit, worked),
    ),
  ];
}

/** With letters, with numbers, and what they come to. */
function denseTerms(
  { inputNames, inputs, weights, bias, preActivation, samples }: WorkedExample,
  unit: number,
): string[] {
  const count = inputNames.length;
  const letters = inputNames.map((input, feature) => m`w_${feature + 1} · ${words(escapeHtml(input))}`);
  const numbers = inputNames.map(
    (_, feature) => m`${bracketed(weights[unit * count + feature]!)} · ${bracketed(inputs[feature]!)}`,
  );
  const z = preActivation[unit * samples]!;
  return atoms`${joined(letters, "+")} + b = ${joined(numbers, "+")} + ${bracketed(bias[unit]!)} = ${z}`;
}

/** Whether the recomputed numbers are the engine's. */
function agreement(example: WorkedExample, unit: number, worked: WorkedUnit): string {
  const difference = differenceFromEngine(example, unit, worked);
  if (difference === null) return "";
  if (difference < 1e-9)
    return `<span class="agrees">These are the numbers of the engine that trains (equal to within 10⁻⁹).</span>`;
  const { normalization, samples } = example;
  const engine = slice(normalization!.result, unit, samples).map(shown).join(", ");
  return `<span class="differs">By another convention than this network’s; its engine has ${engine} (largest difference ${shown(difference)}).</span>`;
}

export function line(why: string, formula: string, after = ""): string {
  return `<div class="line"><span class="why">${unbroken(why)}</span><span>${formula}</span>${after}</div>`;
}

/** Every term of the dense part, where the formula shows a few. */
function allTerms({ inputNames, inputs, weights }: WorkedExample, unit: number): string {
  const count = inputNames.length;
  if (count <= MOST_TERMS) return "";
  const rows = inputNames.map((input, feature) => {
    const [weight, value] = [weights[unit * count + feature]!, inputs[feature]!];
    return `<tr><th scope="row">${isolated(input)}</th>${[weight, value, weight * value].map((each) => `<td>${shown(each)}</td>`).join("")}</tr>`;
  });
  return `<details><summary>All ${count} terms</summary><table><thead><tr><th scope="col">input</th><th scope="col">weight</th><th scope="col">value</th><th scope="col">product</th></tr></thead><tbody>${rows.join("")}</tbody></table></details>`;
}

function slice(values: Float64Array, unit: number, samples: number): number[] {
  return Array.from(values.subarray(unit * samples, (unit + 1) * samples));
}
