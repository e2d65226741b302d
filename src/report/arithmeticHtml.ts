import type { WorkedExample } from "../tracking/record.ts";
import { type Conventions, differenceFromEngine, type WorkedUnit, workUnit } from "./arithmetic.ts";
import { escapeHtml, isolated } from "./escape.ts";
import {
  both,
  bracketed,
  fraction,
  joined,
  lower,
  MOST_TERMS,
  math,
  name,
  number,
  operator,
  root,
  row,
  upper,
  words,
} from "./mathml.ts";

/** The arithmetic of one unit on one batch, line by line, with its numbers. */
export function unitLines(example: WorkedExample, unit: number, conventions: Conventions): string {
  const worked = workUnit(example, unit, conventions);
  const z = lower(name("z"), number("1"));
  return [
    line(
      "the dense part, for the first sample",
      math(z, operator("="), ...denseTerms(example, unit)),
      allTerms(example, unit),
    ),
    line(
      "the same for every sample of the batch",
      math(name("z"), operator("="), list(worked.preActivation)),
    ),
    ...(example.normalization ? normalizationLines(example, unit, conventions, worked) : []),
    line(
      `the non-linear function, here ${escapeHtml(example.activation)}, as the engine computed it`,
      math(name("h"), operator("="), list(slice(example.output, unit, example.samples))),
    ),
  ].join("");
}

function normalizationLines(
  example: WorkedExample,
  unit: number,
  { epsilonPlacement, divideBy }: Conventions,
  worked: WorkedUnit,
): string[] {
  const m = example.samples;
  const normalization = example.normalization!;
  const epsilon = number(shown(normalization.epsilon));
  const mu = lower(name("μ"), name("B"));
  const variance = both(name("σ"), name("B"), number("2"));
  const sd = lower(name("σ"), name("B"));
  const normalized = upper(name("z"), name("N"));
  const divisor = divideBy === "m" ? name("m") : row(name("m"), operator("−"), number("1"));
  const inside = epsilonPlacement === "inside-root";
  const under = inside ? root(row(variance, operator("+"), name("ε"))) : row(sd, operator("+"), name("ε"));
  const underNumbers = inside
    ? root(row(number(shown(worked.variance)), operator("+"), epsilon))
    : row(number(shown(Math.sqrt(worked.variance))), operator("+"), epsilon);
  const sum = joined(
    worked.preActivation.map((value) => bracketed(shown(value))),
    "+",
  );
  return [
    line(
      "mean of the batch",
      math(
        mu,
        operator("="),
        fraction(row(...sum), number(String(m))),
        operator("="),
        number(shown(worked.mean)),
      ),
    ),
    line(
      divideBy === "m" ? "variance of the batch, divided by m" : "variance of the batch, divided by m − 1",
      math(
        variance,
        operator("="),
        fraction(number("1"), divisor),
        operator("∑"),
        upper(row(operator("("), name("z"), operator("−"), mu, operator(")")), number("2")),
        operator("="),
        number(shown(worked.variance)),
        operator(","),
        sd,
        operator("="),
        number(shown(Math.sqrt(worked.variance))),
      ),
    ),
    line(
      inside ? "normalized, with ε inside the root" : "normalized, with ε added to the standard deviation",
      math(
        both(name("z"), number("1"), name("N")),
        operator("="),
        fraction(row(lower(name("z"), number("1")), operator("−"), mu), under),
        operator("="),
        fraction(
          row(number(shown(worked.preActivation[0]!)), operator("−"), bracketed(shown(worked.mean))),
          underNumbers,
        ),
        operator("="),
        number(shown(worked.normalized[0]!)),
      ),
    ),
    line("the same for every sample", math(normalized, operator("="), list(worked.normalized))),
    line(
      "scaled and shifted by the unit's own γ and β",
      math(
        row(name("γ"), operator("·"), normalized, operator("+"), name("β")),
        operator("="),
        row(
          number(shown(worked.gamma)),
          operator("·"),
          normalized,
          operator("+"),
          bracketed(shown(worked.beta)),
        ),
        operator("="),
        list(worked.result),
      ),
      agreement(example, unit, worked),
    ),
  ];
}

function denseTerms(
  { inputNames, inputs, weights, bias, preActivation, samples }: WorkedExample,
  unit: number,
) {
  const count = inputNames.length;
  const letters = joined(
    inputNames.map((input, feature) =>
      row(lower(name("w"), number(String(feature + 1))), operator("·"), words(escapeHtml(input))),
    ),
    "+",
  );
  const numbers = joined(
    inputNames.map((_, feature) =>
      row(
        bracketed(shown(weights[unit * count + feature]!)),
        operator("·"),
        bracketed(shown(inputs[feature]!)),
      ),
    ),
    "+",
  );
  return [
    ...letters,
    operator("+"),
    name("b"),
    operator("="),
    ...numbers,
    operator("+"),
    bracketed(shown(bias[unit]!)),
    operator("="),
    number(shown(preActivation[unit * samples]!)),
  ];
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
  return `<div class="line"><span class="why">${why}</span><span>${formula}</span>${after}</div>`;
}

export function list(values: readonly number[]): string {
  return row(
    operator("("),
    ...joined(
      values.map((value) => number(shown(value))),
      ",",
    ),
    operator(")"),
  );
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

/** Four digits after the point, or as many as a small number needs. */
export function shown(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size < 1e-3 ? value.toPrecision(2) : size >= 100 ? value.toFixed(2) : value.toFixed(4);
  return String(Number(text)).replace("-", "−").replace("e−", "·10^−").replace("e-", "·10^−");
}
