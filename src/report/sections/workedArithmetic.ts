import type { WorkedExample } from "../../tracking/record.ts";
import type { Conventions } from "../../tracking/workedSteps.ts";
import { arithmeticBody } from "../arithmeticBody.ts";
import { conventionsHtml } from "../conventionsHtml.ts";
import { isolated } from "../escape.ts";
import { exerciseForm, isForHand } from "../exerciseForm.ts";
import type { ArithmeticData } from "../page/arithmeticSwitches.ts";
import type { ReportModel } from "../reportModel.ts";

/** The variant whose arithmetic is shown: the first with batch norm, or the first. */
function chosenExample(model: ReportModel) {
  const seed = model.detailedSeeds[0];
  if (seed === undefined) return null;
  const candidates = model.shown.flatMap((variant) => {
    const example = model.record(variant.id, seed)?.workedExample;
    return example ? [{ variant, example, seed }] : [];
  });
  return candidates.find(({ example }) => example.normalization) ?? candidates[0] ?? null;
}

/** Whether the reader may work the batch by hand: where it is given row by row, in numbers made for that. */
export function offersExercise(model: ReportModel): boolean {
  const chosen = chosenExample(model);
  return chosen !== null && "rows" in chosen.variant.settings.data && isForHand(chosen.example);
}

/** The notes' arithmetic on four samples, with switches for the conventions; whole where the data are rows. */
export function workedExample(model: ReportModel): string {
  const chosen = chosenExample(model);
  if (!chosen) return "";
  const { variant, example, seed } = chosen;
  const dropsSome = variant.settings.network.hidden.some(({ dropout = 0 }) => dropout > 0);
  const dropped = dropsSome ? ", but without its dropout" : "";
  const whole = "rows" in variant.settings.data;
  const units = whole ? Array.from({ length: Math.min(example.units, 4) }, (_, unit) => unit) : [0];
  const conventions: Conventions = {
    epsilonPlacement: example.normalization?.epsilonPlacement ?? "inside-root",
    divideBy: example.normalization?.divideBy ?? "m",
  };
  const body = arithmeticBody(example, units, conventions);
  const data: ArithmeticData = { units, example: plain(example) };
  const lines = `${example.normalization ? switches(conventions) : ""}
<div id="arithmetic-body" aria-live="polite" tabindex="0" role="region" aria-label="The arithmetic, line by line">${body}</div>`;
  const title = `<h3>${whole ? "The arithmetic, every number" : "The arithmetic of one unit and one batch of four"}</h3>`;
  const text = `<div class="arithmetic${whole ? " whole" : ""}" id="arithmetic">
<p>The first hidden layer ${whole ? "on these samples" : `on four training ${model.data.many}`}, at the start of training (${isolated(variant.label)}${whole ? "" : `, seed ${seed}`}), in training mode${dropped}: the numbers are printed by the engine that trains.</p>
${whole ? `${isForHand(example) ? exerciseForm(example, units) : ""}<details class="fold" id="worked-lines" open><summary>${title}</summary>${lines}</details>` : lines}
${example.normalization ? conventionsHtml(example, units) : ""}
<script type="application/json" id="arithmetic-data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
</div>`;
  return whole ? text : `<details class="fold"><summary>${title}</summary>${text}</details>`;
}

function switches({ epsilonPlacement, divideBy }: Conventions): string {
  const choice = (
    name: string,
    legend: string,
    options: readonly (readonly [string, string])[],
    value: string,
  ) =>
    `<fieldset><legend>${legend}</legend>${options
      .map(
        ([option, label]) =>
          `<label><input type="radio" name="${name}" value="${option}"${option === value ? " checked" : ""}> ${label}</label>`,
      )
      .join(" ")}</fieldset>`;
  return `<div class="switches">${choice(
    "epsilonPlacement",
    "Where ε stands",
    [
      ["inside-root", "inside the root"],
      ["added-to-sd", "added to σ"],
    ],
    epsilonPlacement,
  )}${choice(
    "divideBy",
    "Variance divided by",
    [
      ["m", "m"],
      ["m-1", "m\u00a0−\u00a01"],
    ],
    divideBy,
  )}</div>`;
}

/** Typed arrays as lists, for JSON. */
function plain(example: WorkedExample): ArithmeticData["example"] {
  return JSON.parse(
    JSON.stringify(example, (_, value) => (value instanceof Float64Array ? Array.from(value) : value)),
  );
}
