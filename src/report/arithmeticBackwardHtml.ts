import type { WorkedExample } from "../tracking/record.ts";
import type { Conventions } from "./arithmetic.ts";
import { workBack } from "./arithmeticBackward.ts";
import { line, list, shown } from "./arithmeticHtml.ts";
import { escapeHtml } from "./escape.ts";
import {
  bracketed,
  folded,
  fraction,
  joined,
  lower,
  math,
  name,
  number,
  operator,
  root,
  row,
  upper,
  words,
} from "./mathml.ts";

/** The backward pass through one unit, line by line; empty where nothing was recorded. */
export function backwardLines(example: WorkedExample, unit: number, conventions: Conventions): string {
  const worked = workBack(example, unit, conventions);
  if (!worked) return "";
  const { samples: m, inputNames, backward } = example;
  const normalized = upper(name("z"), name("N"));
  const inside = conventions.epsilonPlacement === "inside-root";
  const variance = upper(name("σ"), number("2"));
  const s = inside ? root(row(variance, operator("+"), name("ε"))) : row(name("σ"), operator("+"), name("ε"));
  const d = conventions.divideBy === "m" ? name("m") : row(name("m"), operator("−"), number("1"));
  const stretch = inside
    ? d
    : row(d, operator("·"), fraction(name("σ"), row(name("σ"), operator("+"), name("ε"))));
  const sum = (values: readonly number[]) =>
    row(
      ...joined(
        values.map((value) => bracketed(shown(value))),
        "+",
      ),
    );
  const slopesOfWeights = inputNames.map((_, input) => backward!.weights[unit * inputNames.length + input]!);
  return [
    `<p class="turn">And back: how the loss of this batch (L = ${shown(backward!.loss)}) depends on each number</p>`,
    line(
      "what comes down from the layers above, per sample, as the engine computed it",
      math(slope(name("h")), operator("="), list(worked.output)),
    ),
    line(
      `through the non-linear function, here ${escapeHtml(example.activation)}: times its derivative (y = γ·zᴺ + β is what it receives)`,
      math(slope(name("y")), operator("="), list(worked.result)),
    ),
    line(
      "the shift β adds to every sample: the sum",
      math(slope(name("β")), operator("="), sum(worked.result), operator("="), number(shown(worked.beta))),
    ),
    line(
      "the scale γ multiplies zᴺ: the sum of the products",
      math(
        slope(name("γ")),
        operator("="),
        row(operator("∑"), slope(name("y")), operator("·"), normalized),
        operator("="),
        number(shown(worked.gamma)),
      ),
    ),
    line(
      "through the mean and the variance, which depend on every sample: what moves them is taken out",
      math(
        slope(name("z")),
        operator("="),
        row(
          fraction(name("γ"), s),
          operator("("),
          slope(name("y")),
          operator("−"),
          fraction(slope(name("β")), name("m")),
          operator("−"),
          fraction(row(normalized, operator("·"), slope(name("γ"))), stretch),
          operator(")"),
        ),
        operator("="),
        list(worked.preActivation),
      ),
      agreement(example, unit, worked.preActivation),
    ),
    line(
      `to the weights: the sum over the ${m} samples of each slope times its input`,
      folded(
        inputNames.map((input, index) =>
          math(
            slope(lower(name("w"), words(escapeHtml(input)))),
            operator("="),
            number(shown(slopesOfWeights[index]!)),
          ),
        ),
        "⋯",
      ).join(", "),
    ),
  ].join("");
}

function slope(of: string): string {
  return fraction(row(name("∂"), name("L")), row(name("∂"), of));
}

function agreement({ samples, backward }: WorkedExample, unit: number, worked: readonly number[]): string {
  const difference = Math.max(
    ...worked.map((value, sample) => Math.abs(value - backward!.preActivation[unit * samples + sample]!)),
  );
  return difference < 1e-9
    ? `<span class="agrees">These are the slopes of the engine that trains (equal to within 10⁻⁹).</span>`
    : `<span class="differs">By another convention than this network’s, from the same ∂L/∂y; the largest difference from its engine is ${shown(difference)}.</span>`;
}
