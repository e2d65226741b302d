import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "../tracking/workedSteps.ts";
import { workBack } from "./arithmeticBackward.ts";
import { line } from "./arithmeticHtml.ts";
import { escapeHtml } from "./escape.ts";
import { bracketed, folded, formula, joined, list, m, shown, words } from "./mathml.ts";

/** The backward pass through one unit, line by line; empty where nothing was recorded. */
export function backwardLines(example: WorkedExample, unit: number, conventions: Conventions): string {
  const worked = workBack(example, unit, conventions);
  if (!worked) return "";
  const { samples, inputNames, backward } = example;
  const inside = conventions.epsilonPlacement === "inside-root";
  const d = conventions.divideBy === "m" ? m`m` : m`m − 1`;
  const s = inside ? m`√{σ^2 + ε}` : m`σ + ε`;
  const stretch = inside ? d : m`${d} · σ/{σ + ε}`;
  const slopesOfWeights = inputNames.map((_, input) => backward!.weights[unit * inputNames.length + input]!);
  const dy = slope("y");
  return [
    `<p class="turn">And back: how the loss of this batch (L = ${shown(backward!.loss)}) depends on each number</p>`,
    line(
      "what comes down from the layers above, per sample, as the engine computed it",
      formula`${slope("h")} = ${list(worked.output)}`,
    ),
    line(
      `through the non-linear function, here ${escapeHtml(example.activation)}: times its derivative (y = γ·zᴺ + β is what it receives)`,
      formula`${dy} = ${list(worked.result)}`,
    ),
    line(
      "the shift β adds to every sample: the sum",
      formula`${slope("β")} = {${joined(worked.result.map(bracketed), "+")}} = ${worked.beta}`,
    ),
    line(
      "the scale γ multiplies zᴺ: the sum of the products",
      formula`${slope("γ")} = {∑ ${dy} · z^N} = ${worked.gamma}`,
    ),
    line(
      "through the mean and the variance, which depend on every sample: what moves them is taken out",
      formula`${slope("z")} = {γ/${s} (${dy} − ${slope("β")}/m − {z^N · ${slope("γ")}}/${stretch})} = ${list(worked.preActivation)}`,
      agreement(example, unit, worked.preActivation),
    ),
    line(
      `to the weights: the sum over the ${samples} samples of each slope times its input`,
      folded(
        inputNames.map(
          (input, index) => formula`${slope(m`w_${words(escapeHtml(input))}`)} = ${slopesOfWeights[index]!}`,
        ),
        "⋯",
      ).join(", "),
    ),
  ].join("");
}

/** ∂L over ∂ of a letter, or of what is written already. */
function slope(of: string): string {
  return m`{∂L}/{∂${of.length === 1 ? `<mi>${of}</mi>` : of}}`;
}

function agreement({ samples, backward }: WorkedExample, unit: number, worked: readonly number[]): string {
  const difference = Math.max(
    ...worked.map((value, sample) => Math.abs(value - backward!.preActivation[unit * samples + sample]!)),
  );
  return difference < 1e-9
    ? `<span class="agrees">These are the slopes of the engine that trains (equal to within 10⁻⁹).</span>`
    : `<span class="differs">By another convention than this network’s, from the same ∂L/∂y; the largest difference from its engine is ${shown(difference)}.</span>`;
}
