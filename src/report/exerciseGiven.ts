import type { Given, LineName } from "../exercise/exercise.ts";
import { countFormula, divisorFormula, math, runningFormula } from "./conventionFormulas.ts";
import { escapeHtml, isolated } from "./escape.ts";
import { bracketed, joined, m, shown, words } from "./mathml.ts";

/** What an exercise gives: the batch, and how z comes of it. */
export function givenHtml({ columns, samples, weights, bias }: Given): string {
  const heads = columns.map((column) => `<th scope="col">${isolated(column)}</th>`).join("");
  const rows = samples.map(
    (sample, at) =>
      `<tr><th scope="row">${at + 1}</th>${sample.map((value) => `<td>${shown(value)}</td>`).join("")}</tr>`,
  );
  const terms = columns.map((column, at) => m`${bracketed(weights[at]!)} · ${words(escapeHtml(column))}`);
  return `<div class="scroll" tabindex="0" role="region" aria-label="What is given"><table class="big"><thead><tr><th scope="col">sample</th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table></div>
<p>${math(m`z = ${joined(terms, "+")} + ${bracketed(bias)}`)}</p>`;
}

/** How a line comes of those before it, as the exercise asks for it. */
export const askedFor: Readonly<Record<LineName, (given: Given) => string>> = {
  z: () => large(m`∑ w · x + b`),
  mean: ({ samples }) => large(m`{∑ z}/m, m = ${samples.length}`),
  variance: ({ divideBy }) => large(m`{∑ {(z − μ)}^2}/${countFormula(divideBy === "m")}`),
  sd: () => large(m`√{σ^2}`),
  divisor: (given) => large(divisorFormula(given)),
  normalized: () => large(m`{z − μ}/${words("divisor")}`),
  result: ({ gamma, beta }) => large(m`${gamma} · z^N + ${bracketed(beta)}`),
  runningMean: ({ running }) => (running ? `from ${running.mean}: ${math(runningFormula(running))}` : ""),
  runningVariance: ({ running }) =>
    running
      ? `from ${running.variance}, the batch’s σ² divided by ${math(countFormula(running.divisor === "biased"))}: ${math(runningFormula(running))}`
      : "",
};

/** A formula with fractions of full size. */
const large = (inner: string) => `<math displaystyle="true">${inner}</math>`;
