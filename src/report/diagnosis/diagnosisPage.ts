import { answerOf, capital, nameOf, openQuestions } from "../../diagnosis/answer.ts";
import type { Diagnosis } from "../../diagnosis/diagnose.ts";
import type { LayerEvidence } from "../../diagnosis/layerEvidence.ts";
import { remedies } from "../../diagnosis/remedies.ts";
import type { Sign } from "../../diagnosis/sign.ts";
import { few, share } from "../../diagnosis/signWords.ts";
import type { Accuracies } from "../../diagnosis/statisticsTable.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { htmlPage } from "../htmlPage.ts";
import { legend, statisticsPicture } from "./statisticsPicture.ts";

export interface DiagnosisPage {
  /** The table's file, as the reader named it. */
  readonly file: string;
  readonly diagnosis: Diagnosis;
  readonly accuracies: Accuracies;
  readonly ignored: readonly string[];
  /** Where a scenario (its report, where there is one) lies from the page; null where it is not known. */
  hrefOf(scenario: string): string | null;
}

/** One file that opens from disk: the answer, the picture that shows the cause, each cause, what cannot be told, all layers. */
export function diagnosisPage({ file, diagnosis, accuracies, ignored, hrefOf }: DiagnosisPage): string {
  const { signs, layers } = diagnosis;
  const shown =
    layers.find(({ layer, farUnits }) =>
      signs.length > 0 ? layer.layer === signs[0]!.layer : farUnits.length > 0,
    ) ?? layers[0]!;
  const open = openQuestions(diagnosis);
  const body = `<style>${pageStyles}</style><main>
<header class="masthead"><p class="kicker">Covariate shift lab · first aid for batch norm</p><h1>Right in training, wrong at inference?</h1><p class="question">${isolated(file)}: ${counted(layers)}</p></header>
<div class="first"><div class="told"><p class="answer">${prose(answerOf(diagnosis, accuracies))}</p>${signs[0] ? firstCause(signs[0]) : ""}${also(signs.slice(1))}</div>
<figure class="chart"><h2>Layer ${isolated(shown.layer.layer)}, unit by unit</h2>${legend(shown)}${statisticsPicture(shown)}</figure></div>
${signs.map((sign, at) => causeSection(sign, at, hrefOf)).join("")}
${open.length === 0 ? "" : `<section><h2>What this table cannot tell</h2><ul>${open.map((each) => `<li>${prose(each)}</li>`).join("")}</ul></section>`}
<section><h2>Layer by layer</h2><div class="scroll" tabindex="0" role="region" aria-label="Numbers of every layer">${layersTable(layers)}</div>
${layers
  .filter((layer) => layer !== shown)
  .map(
    (layer) =>
      `<details class="fold"><summary><h3>Layer ${isolated(layer.layer.layer)}, unit by unit</h3></summary>${legend(layer)}${statisticsPicture(layer)}</details>`,
  )
  .join("")}</section>
<footer class="small"><p>Causes are told where a number passes its bound; the bounds were set on networks of the lab in which causes were made on purpose, and tried on others: docs/first-aid.md says how often that is right.${ignored.length > 0 ? ` Columns not read: ${isolated(ignored.join(", "))}.` : ""}</p></footer>
</main>`;
  return htmlPage(`First aid: ${file}`, body, []);
}

function counted(layers: readonly LayerEvidence[]): string {
  const units = layers.reduce((sum, { units: own }) => sum + own.length, 0);
  const { batches, batchSize } = layers[0]!;
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  return `${plural(layers.length, "layer")}, ${plural(units, "unit")}, ${batches} ${batches === 1 ? "batch" : "batches"} of ${few(batchSize)}`;
}

/** What explains most stands on the first screen. */
const firstCause = ({ says, cause }: Sign) =>
  `<p>${prose(says)}</p><p><b>Try first.</b> ${prose(remedies[cause].tryFirst[0]!)}</p>`;

function also(others: readonly Sign[]): string {
  if (others.length === 0) return "";
  const items = others.map(
    (sign, at) => `<li><a href="#cause-${at + 2}">${prose(capital(nameOf(sign)))}</a></li>`,
  );
  return `<p><b>And besides:</b></p><ul>${items.join("")}</ul>`;
}

function causeSection(sign: Sign, at: number, hrefOf: DiagnosisPage["hrefOf"]): string {
  const { tryFirst, shownBy } = remedies[sign.cause];
  const href = hrefOf(shownBy.scenario);
  const name = `<code>${escapeHtml(shownBy.scenario)}</code>`;
  const link = href === null ? name : `<a href="${escapeHtml(href)}">${name}</a>`;
  const where =
    sign.layers.length === 1
      ? `layer ${isolated(sign.layers[0]!)}`
      : `layers ${isolated(sign.layers.join(", "))}`;
  return `<section id="cause-${at + 1}"><h2>${prose(capital(nameOf(sign)))}</h2>
${at > 0 ? `<p>${prose(sign.says)}</p>` : ""}
<h3>Try first</h3><ol>${tryFirst.map((each) => `<li>${prose(each)}</li>`).join("")}</ol>
<p class="small">Seen in ${where}. In this library the scenario ${link} shows it: ${escapeHtml(shownBy.says)}.</p></section>`;
}

function layersTable(layers: readonly LayerEvidence[]): string {
  const rows = layers.map((layer) => {
    const { betweenBand, betweenRatio, runningDistance, populationDistance, varianceOverEpsilon } = layer;
    const cells = [
      `${layer.units.length}${layer.constantUnits > 0 ? ` (${layer.constantUnits} constant)` : ""}`,
      Number.isFinite(betweenRatio)
        ? `${few(betweenRatio)} <span class="within">[${few(betweenBand.low)}, ${few(betweenBand.high)}]</span>`
        : "–",
      Number.isFinite(betweenRatio) ? share(layer.shareBetween) : "–",
      told(runningDistance),
      told(populationDistance),
      varianceOverEpsilon > 1000 ? "over 1000" : few(varianceOverEpsilon),
    ];
    return `<tr><th>${isolated(layer.layer.layer)}</th>${cells.map((cell) => `<td class="n">${cell}</td>`).join("")}</tr>`;
  });
  const head = [
    "layer",
    "units",
    "between batches, times chance [95 %]",
    "share between",
    "running, sds off",
    "inference, sds off",
    "variance / ε",
  ];
  return `<table class="plain"><thead><tr>${head.map((each, at) => `<th${at > 0 ? ' class="n"' : ""}>${each}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

const told = (value: number) => (Number.isFinite(value) ? few(value) : "–");

const pageStyles = `.unit-rows{display:grid;gap:.9rem;max-width:34rem}.unit-rows svg{width:100%;height:auto;display:block;font:11.5px system-ui,sans-serif}.unit-rows .title{font-weight:600;fill:var(--ink)}
.legend{display:flex;flex-wrap:wrap;gap:.15rem .9rem;margin:.2rem 0 .6rem}.legend span{white-space:nowrap}.legend svg{vertical-align:-.15em;margin-right:.2rem}
.fold .unit-rows{grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));max-width:none;margin-bottom:1rem}
.within{color:var(--muted)}table.plain thead th{white-space:normal;vertical-align:bottom}footer{margin-top:2.5rem}`;
