import {
  COMPARED_DECIMALS,
  type ComparedCell,
  type ComparedRow,
  comparedConventions,
  type DifferenceName,
  differenceNames,
  differencesOf,
} from "../exercise/comparedConventions.ts";
import { batchWeight, type Convention, conventions } from "../exercise/conventions.ts";
import { fixed } from "../findings/numberWords.ts";
import type { WorkedExample } from "../tracking/record.ts";
import { divisorFormula, math, plainDecimal, runningFormula } from "./conventionWords.ts";
import { m, words } from "./mathml.ts";
import { unbroken } from "./unbroken.ts";
import { samplesOfExample, unitOfExample } from "./unitOfExample.ts";

/** After so many batches running statistics are shown. */
const AFTER = [1, 2, 3, 10, 100];

const [first, ...others] = conventions;
/** What a text that holds them apart may speak of: each difference with those conventions that have it. */
const found = differenceNames.flatMap((name) => {
  const having = others.filter((other) => differencesOf(first!, other).some((each) => each.name === name));
  return having.length > 0 ? [{ name, having }] : [];
});
const letters = new Map(found.map(({ name }, at) => [name, "abcdefg"[at]!]));

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
  return `<details class="fold" id="conventions"><summary><h3>The same batch in ${listed(conventions)}</h3></summary>
<p>${unbroken(`Libraries and texts mean different things by batch norm. Here the same batch passes through each as it is unless told otherwise, in the arithmetic of the engine that trains: ε, momentum and what enters the running variance are each one’s own, weights, γ and β this network’s. A number with a letter is another than ${first!.name}’s; below the table stands why.`)}</p>
${tables.join("\n")}
${reasons(example.samples)}</details>`;
}

function unitTable(example: WorkedExample, unit: number): string {
  const { gamma, beta } = unitOfExample(example, unit);
  const rows = comparedConventions(unitOfExample(example, unit), samplesOfExample(example), AFTER);
  const isPlain = gamma === 1 && beta === 0;
  const of = (line: ComparedRow["line"]) => rows.filter((row) => row.line === line);
  const perSample = (line: ComparedRow["line"]) => body(of(line), (at) => `sample ${at + 1}`);
  const afterBatches = (line: ComparedRow["line"]) => body(of(line), (at) => `after ${fixed(at, 0)}`);
  const result = isPlain ? m`z^N` : m`{γ · z^N + β}`;
  const groups: readonly (readonly [string, string])[] = [
    ["what each says", settingRows()],
    [
      "the batch",
      `${body(of("mean"), () => `mean ${math(m`μ_B`)}`)}${body(of("variance"), () => `variance ${math(m`σ_B^2`)}`)}${body(of("divisor"), () => "divisor")}`,
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

function body(rows: readonly ComparedRow[], label: (at: number) => string): string {
  return rows.map(({ at, cells }) => tableRow(label(at), cells.map(cell))).join("");
}

const tableRow = (label: string, cells: readonly string[]) =>
  `<tr><th scope="row">${label}</th>${cells.join("")}</tr>`;

function cell({ value, because }: ComparedCell): string {
  return marked(value === null ? "–" : fixed(value, COMPARED_DECIMALS), because);
}

/** A cell with the letters of what makes it another. */
function marked(text: string, because: readonly DifferenceName[]): string {
  if (because.length === 0) return `<td>${text}</td>`;
  return `<td class="other">${text}<sup>${because.map((name) => letters.get(name)).join(" ")}</sup></td>`;
}

/** The conventions themselves, held apart as their numbers are. */
function settingRows(): string {
  const setting = (
    label: string,
    names: readonly DifferenceName[],
    text: (convention: Convention) => string | null,
  ) =>
    tableRow(
      label,
      conventions.map((convention) => {
        const said = text(convention);
        const own = differencesOf(first!, convention).map(({ name }) => name);
        const because = own.filter((name) => (said === null ? name === "unsaid" : names.includes(name)));
        return marked(said ?? "–", because);
      }),
    );
  return [
    setting("ε", ["epsilon"], ({ epsilon }) => plainDecimal(epsilon)),
    setting("divisor", ["epsilonPlacement"], (convention) => math(divisorFormula(convention))),
    setting(`${math(m`σ^2`)} divides by`, ["divideBy"], ({ divideBy }) =>
      math(divideBy === "m" ? m`m` : m`m − 1`),
    ),
    setting("momentum", ["momentum"], ({ running }) => running && String(running.momentum)),
    setting("a new batch counts", ["momentum"], ({ running }) => running && shareOf(running)),
    setting(
      `running ${math(m`σ^2`)} divides by`,
      ["runningDivisor"],
      ({ running }) => running && math(running.divisor === "biased" ? m`m` : m`m − 1`),
    ),
    setting("both begin at", ["start"], ({ running }) => running && startWords(running)),
  ].join("");
}

const shareOf = (running: NonNullable<Convention["running"]>) =>
  String(Number(batchWeight(running).toFixed(6)));

/** Why numbers are other ones, letter by letter. */
function reasons(samples: number): string {
  const entries = found.map(
    ({ name, having }) =>
      `<li><b>${letters.get(name)}</b> ${said(having)}: ${explanations[name](having[0]!, samples)}</li>`,
  );
  return `<ul class="reasons">${entries.join("")}</ul>
<p class="small">${unbroken(`Numbers stand to ${COMPARED_DECIMALS} decimals, and are told apart by them. Keras is Keras 3. TensorFlow 1 is tf.layers with its fused kernel, through which images went; on the rows of a dense layer it did not use it, and did as Keras.`)}</p>`;
}

function listed(named: readonly Convention[]): string {
  const names = named.map(({ name }) => name);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function said(having: readonly Convention[]): string {
  const text = listed(having);
  return text[0]!.toUpperCase() + text.slice(1);
}

const explanations: Readonly<Record<DifferenceName, (other: Convention, samples: number) => string>> = {
  epsilon: ({ epsilon }) =>
    `ε is ${plainDecimal(epsilon)} instead of ${plainDecimal(first!.epsilon)}: a little more to divide by, which tells where a variance is small.`,
  epsilonPlacement: (other) =>
    `ε is added to the standard deviation, ${math(divisorFormula(other))}, instead of inside the root, ${math(divisorFormula(first!))}.`,
  divideBy: ({ divideBy }, samples) =>
    `the variance that normalizes divides by ${divisorWords(divideBy === "m", samples)} instead of ${divisorWords(first!.divideBy === "m", samples)}.`,
  momentum: ({ running }) =>
    `${momentumMeans(running!)}${update(running!)} instead of ${update(first!.running!)}. A new batch counts ${shareOf(running!)} instead of ${shareOf(first!.running!)}, so that the start is forgotten ${batchWeight(running!) < batchWeight(first!.running!) ? "later" : "sooner"}.`,
  runningDivisor: ({ running }, samples) =>
    `the variance that enters the running one divides by ${divisorWords(running!.divisor === "biased", samples)}, as the one that normalizes does, instead of ${divisorWords(first!.running!.divisor === "biased", samples)}: too small, on average over batches, by the factor ${math(m`{m − 1}/m = ${samples - 1}/${samples}`)}.`,
  start: ({ running }) =>
    `running statistics begin at ${startWords(running!)} instead of ${startWords(first!.running!)}.`,
  unsaid: () => "nothing is said of running statistics, nor of inference.",
};

const momentumMeans = ({ momentumConvention }: NonNullable<Convention["running"]>) =>
  momentumConvention === first!.running!.momentumConvention
    ? ""
    : `momentum is the share ${momentumConvention === "keras" ? "that is kept, not that of the new batch" : "of the new batch, not that which is kept"}: `;
const update = (running: NonNullable<Convention["running"]>) =>
  math(m`${words("new")} = ${runningFormula(running)}`);
const divisorWords = (isBiased: boolean, samples: number) =>
  isBiased ? math(m`m = ${samples}`) : math(m`m − 1 = ${samples - 1}`);
const startWords = ({ mean, variance }: NonNullable<Convention["running"]>) => `${mean} and ${variance}`;
