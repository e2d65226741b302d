import { conventions } from "../exercise/conventions.ts";
import { type LineName, lineNames } from "../exercise/exercise.ts";
import { lineLabels } from "../exercise/words.ts";
import type { WorkedExample } from "../tracking/record.ts";
import { unbroken } from "./unbroken.ts";

/** Lines that have a number per sample. */
const perSample: readonly LineName[] = ["z", "normalized", "result"];

const MOST_INPUTS = 16;

/** Whether a batch can be worked by hand. */
export const isForHand = ({ normalization, inputNames }: WorkedExample) =>
  normalization !== null && inputNames.length <= MOST_INPUTS;

/**
 * Fields for every line of a batch, to be worked out by hand and held against the engine in the page (page/exercise.ts, which
 * shows it): empty, and what is given written by the page for the unit and the convention that are chosen.
 */
export function exerciseForm({ samples }: WorkedExample, units: readonly number[]): string {
  const choice = (label: string, field: string) => `<label>${label} ${field}</label>`;
  const select = (name: string, options: readonly string[]) =>
    `<select name="${name}">${options.map((option, at) => `<option value="${at}">${option}</option>`).join("")}</select>`;
  const number = (name: string, label: string) =>
    `<input name="${name}" aria-label="${label}" aria-describedby="exercise-fault-${name}" ${plainField}>`;
  const choices = [
    units.length > 1
      ? choice(
          "Hidden unit",
          select(
            "unit",
            units.map((unit) => String(unit + 1)),
          ),
        )
      : `<input type="hidden" name="unit" value="0">`,
    choice(
      "as in",
      select(
        "convention",
        conventions.map(({ name }) => name),
      ),
    ),
    choice("ε", number("epsilon", "epsilon")),
    choice("γ", number("gamma", "gamma")),
    choice("β", number("beta", "beta")),
  ];
  return `<details class="fold" id="exercise" hidden><summary><h3>Work it out yourself</h3></summary>
<form novalidate autocomplete="off">
<p>${unbroken("Work the batch out on paper and write down what you have, line by line: you are told the first line that differs, by how much, and which slip or convention explains it. What is left empty is not judged. Meanwhile the answers below are folded.")}</p>
<div class="given-choices">${choices.join("")}</div>
${["epsilon", "gamma", "beta"].map((name) => `<p class="fault" id="exercise-fault-${name}" hidden></p>`).join("")}
<div id="exercise-given"></div>
<p class="small">${unbroken("One number in each field, with a decimal point or a decimal comma: 0.725, −1,25, 5.7e-1; no thousands set apart, no fractions. Round as far as you like, to two decimals at least: a line is held to the digits that it shows, and right, too, where it follows from lines as you rounded them. With ε = 0.00001 four decimals do not show where ε stands; with 0.1 they do.")}</p>
<div class="answer-lines">${lineNames.map((line) => answerLine(line, perSample.includes(line) ? samples : 1)).join("\n")}</div>
<p><button type="submit">Check</button></p>
<div id="exercise-outcome" role="status" aria-live="polite"></div>
</form></details>`;
}

const plainField = 'type="text" autocomplete="off" autocapitalize="off" spellcheck="false"';

function answerLine(line: LineName, count: number): string {
  const label = lineLabels[line];
  const field = (at: number) => {
    const of = count === 1 ? label : `${label} of sample ${at + 1}`;
    const input = `<input aria-label="${of}" aria-describedby="exercise-fault-${line} exercise-verdict-${line}" ${plainField}>`;
    return count === 1 ? input : `<label><span aria-hidden="true">${at + 1}</span>${input}</label>`;
  };
  return `<div class="answer-line" data-line="${line}" role="group" aria-label="${label}">
<div class="asked"><b>${label.replace("z^N", "z<sup>N</sup>")}</b> <span class="how"></span></div>
<div class="answer-fields">${Array.from({ length: count }, (_, at) => field(at)).join("")}</div>
<p class="fault" id="exercise-fault-${line}" hidden></p>
<p class="verdict" id="exercise-verdict-${line}"></p>
</div>`;
}
