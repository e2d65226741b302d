import {
  COMPARED_DECIMALS,
  type ComparedRow,
  comparedConventions,
  type DifferenceName,
} from "../exercise/comparedConventions.ts";
import { conventions } from "../exercise/conventions.ts";
import { lettersOf, listedConventions, reasonsInWords, settingRows } from "../exercise/conventionWords.ts";
import { fixed } from "../findings/numberWords.ts";
import type { WorkedExample } from "../tracking/record.ts";
import { math, mathFormulas } from "./conventionFormulas.ts";
import { m } from "./mathml.ts";
import { unbroken } from "./unbroken.ts";
import { samplesOfExample, unitOfExample } from "./unitOfExample.ts";

/** After so many batches running statistics are shown. */
const AFTER = [1, 2, 3, 10, 100];

/** The same batch in every convention, side by side and folded: what each says, and what comes of it for some units. */
export function conventionsHtml(example: WorkedExample, units: readonly number[]): string {
  const tables = units.map((unit) => {
    const table = unitTable(example, unit);
    if (units.length === 1) return table;
    const title = `Hidden unit ${unit + 1}`;
    return unit === units[0]
      ? `<h4>${title}</h4>${table}`
      : `<details><summary>${title}</summary>${table}</details>`;
  });
  const reasons = reasonsInWords(mathFormulas, example.samples);
  return `<details class="fold" id="conventions"><summary><h3>The same batch in ${listedConventions()}</h3></summary>
<p>${unbroken(`Libraries and texts mean different things by batch norm. Here the same batch passes through each as it is unless told otherwise, in the arithmetic of the engine that trains: ε, momentum and what enters the running variance are each one’s own, weights, γ and β this network’s. A number with a letter is another than ${conventions[0]!.name}’s; below the table stands why.`)}</p>
${tables.join("\n")}
<ul class="reasons">${reasons.map(({ letter, says }) => `<li><b>${letter}</b> ${says}</li>`).join("")}</ul>
<p class="small">${unbroken(`Numbers stand to ${COMPARED_DECIMALS} decimals, and are told apart by them. Keras is Keras 3. TensorFlow 1 is tf.layers with its fused kernel, through which images went; on the rows of a dense layer it did not use it, and did as Keras.`)}</p></details>`;
}

function unitTable(example: WorkedExample, unit: number): string {
  const own = unitOfExample(example, unit);
  const samples = samplesOfExample(example);
  const again = Array.from({ length: AFTER.at(-1)! }, () => samples);
  const rows = comparedConventions(own, again, AFTER);
  const isPlain = own.gamma === 1 && own.beta === 0;
  const body = (line: ComparedRow["line"], label: (row: ComparedRow) => string) =>
    rows
      .filter((row) => row.line === line)
      .map((row) =>
        tableRow(
          label(row),
          row.cells.map(({ value, because }) => cell(numberWords(value), because)),
        ),
      )
      .join("");
  const perSample = (line: ComparedRow["line"]) => body(line, ({ sample }) => `sample ${sample! + 1}`);
  const afterBatches = (line: ComparedRow["line"]) =>
    body(line, ({ batch }) => `after ${fixed(batch + 1, 0)}`);
  const result = isPlain ? m`z^N` : m`{γ · z^N + β}`;
  const settings = settingRows(mathFormulas).map(({ label, cells }) =>
    tableRow(
      label,
      cells.map(({ text, because }) => cell(text, because)),
    ),
  );
  const groups: readonly (readonly [string, string])[] = [
    ["what each says", settings.join("")],
    [
      "the batch",
      `${body("mean", () => `mean ${math(m`μ_B`)}`)}${body("variance", () => `variance ${math(m`σ_B^2`)}`)}${body("divisor", () => "divisor")}`,
    ],
    [`normalized, ${math(m`z^N`)}`, perSample("normalized")],
    ...(isPlain ? [] : [[`result, ${math(result)}`, perSample("result")] as const]),
    ["running mean, this batch coming again", afterBatches("runningMean")],
    ["running variance", afterBatches("runningVariance")],
    [`at inference, after ${AFTER.at(-1)}: ${math(result)}`, perSample("atInference")],
  ];
  const heads = conventions.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  return `<div class="scroll" tabindex="0" role="region" aria-label="The same batch by every convention"><table class="big conventions"><thead><tr><td></td>${heads}</tr></thead>${groups
    .map(
      ([title, inner]) =>
        `<tbody><tr><th scope="rowgroup" colspan="${conventions.length + 1}">${title}</th></tr>${inner}</tbody>`,
    )
    .join("")}</table></div>`;
}

const tableRow = (label: string, cells: readonly string[]) =>
  `<tr><th scope="row">${label}</th>${cells.join("")}</tr>`;

const numberWords = (value: number | null) => (value === null ? null : fixed(value, COMPARED_DECIMALS));

/** A cell, with the letters of what makes it another. */
function cell(text: string | null, because: readonly DifferenceName[]): string {
  const shown = text ?? "–";
  if (because.length === 0) return `<td>${shown}</td>`;
  return `<td class="other">${shown}<sup>${lettersOf(because)}</sup></td>`;
}
