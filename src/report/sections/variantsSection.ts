import { inSeries } from "../../findings/inSeries.ts";
import type { TrainingPhase } from "../../scenario/scenario.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { type LiveLinkOf, liveLink, liveLinkHtml } from "../liveLink.ts";
import { counted, duration, plainNumber } from "../readableNumbers.ts";
import { hasGivenRows, hasTable, type ReportModel, type ReportVariant } from "../reportModel.ts";
import { abridged, settingsDifferences } from "../settingsDifferences.ts";
import { swatch } from "../swatch.ts";
import { unbroken } from "../unbroken.ts";
import type { Section } from "./section.ts";

/** What differs between the variants, only that, and what the runs cost. */
export const variants: Section = {
  id: "variants",
  title: "What was compared",
  write({ model, live }) {
    const few =
      model.shown.length < model.variants.length
        ? `<p>Charts with a panel or a line per variant show ${model.shown.length} of ${model.variants.length}, those with ${shownLevels(model)}; every variant is in the tables.</p>`
        : "";
    return `${levels(model, live)}${few}${phases(model)}${differences(model)}${cost(model)}`;
  },
};

/** "bias 0 or 1, normalization none, batch norm or layer norm". */
function shownLevels({ input, shown }: ReportModel): string {
  const factors = input.scenario.factors.flatMap(({ name, levels }) => {
    const kept = levels.filter((level) => shown.some((variant) => variant.levels[name] === level));
    if (kept.length === levels.length) return [];
    const list = inSeries(kept, "or");
    return [isolated(`${name} ${list}`)];
  });
  return factors.join("; ");
}

function levels(model: ReportModel, live: LiveLinkOf | null): string {
  const factors = model.input.scenario.factors;
  const head = [
    "Variant",
    ...factors.map(({ name }) => name),
    "Runs",
    "Steps done",
    "Diverged",
    ...(live === null ? [] : ["Live lab"]),
  ];
  const rows = model.variants.map((variant) => [
    `<th scope="row">${swatch(variant.look)}${isolated(variant.label || variant.id)}</th>`,
    ...factors.map(({ name }) => `<td>${isolated(variant.levels[name] ?? "")}</td>`),
    `<td class="n">${variant.runs.length}</td>`,
    `<td class="n">${plainNumber(stepsDone(variant))}</td>`,
    `<td class="n">${variant.runs.filter(({ summary }) => summary.outcome.kind === "diverged").length}</td>`,
    ...(live === null ? [] : [`<td>${liveLinkHtml(liveLink(model, variant, live), variant, "try it")}</td>`]),
  ]);
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="Variants"><table class="plain"><thead><tr>${head
    .map(
      (cell, index) =>
        `<th scope="col"${index > factors.length && cell !== "Live lab" ? ' class="n"' : ""}>${isolated(cell)}</th>`,
    )
    .join(
      "",
    )}</tr></thead><tbody>${rows.map((row) => `<tr>${row.join("")}</tr>`).join("")}</tbody></table></div>`;
  if (rows.length <= 16) return table;
  return `<details><summary>All ${rows.length} variants</summary>${table}</details>`;
}

/** What changes in the course of training, where it does so in all variants alike; what differs stands among the settings. */
function phases(model: ReportModel): string {
  const [first, ...others] = model.variants.map(({ settings }) => settings.training.phases);
  if (first === undefined || first.length === 0) return "";
  if (others.some((each) => JSON.stringify(each) !== JSON.stringify(first))) return "";
  return `<p>Settings change in the course of training: ${prose(shown(first))}.</p>`;
}

function differences(model: ReportModel): string {
  if (model.variants.length < 2) return "";
  const found = settingsDifferences(model.variants.map(({ settings }) => settings));
  if (found.length === 0) return "";
  const wide = model.variants.length > 6;
  const rows = found.map(({ path, values }) => {
    const words = abridged(values).map(shown);
    const cells = wide
      ? `<td>${[...new Set(words)].map(isolated).join(" · ")}</td>`
      : words.map((word) => `<td>${isolated(word)}</td>`).join("");
    return `<tr><th scope="row" title="${escapeHtml(path)}">${escapeHtml(settingName(path))}</th>${cells}</tr>`;
  });
  const head = wide
    ? '<th scope="col">values</th>'
    : model.variants
        .map(({ label, look }) => `<th scope="col">${swatch(look)}${isolated(label)}</th>`)
        .join("");
  return `<h3>The settings that differ, and no others</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Settings that differ"><table class="plain"><thead><tr><th scope="col">setting</th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function shown(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "string") return value;
  if (value !== null && typeof value === "object" && "kind" in value) {
    const { kind, ...rest } = value as Record<string, unknown>;
    const more = Object.entries(rest).map(([key, each]) => `${key} ${shown(each)}`);
    return more.length ? `${String(kind)} (${more.join(", ")})` : String(kind);
  }
  if (isPhases(value)) return value.map(phaseWords).join("; ");
  if (Array.isArray(value)) {
    const words = value.map(shown);
    const alike = words.length > 1 && words.every((word) => word === words[0]);
    return words.length === 0 ? "none" : alike ? `${words.length} × ${words[0]}` : words.join(", ");
  }
  if (isPhase(value)) return phaseWords(value);
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([key, each]) => `${spaced(key)} ${shown(each)}`)
      .join(", ");
  return String(value);
}

const isPhases = (value: unknown): value is readonly TrainingPhase[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => isPhase(each));

const isPhase = (value: unknown): value is TrainingPhase =>
  value !== null && typeof value === "object" && "from" in value;

/** "from step 501 batch size 8, sampler uniform (replacement true)". */
function phaseWords({ from, ...set }: TrainingPhase): string {
  return `from step ${from} ${shown(set)}`;
}

/** "network.hidden[*].normalization" as "normalization of each layer", "training.optimizer.learningRate" as "learning rate". */
function settingName(path: string): string {
  if (path.endsWith(".hidden.length")) return "hidden layers";
  const last = spaced(
    path
      .split(".")
      .at(-1)!
      .replace(/\[.*?\]/g, ""),
  );
  if (/hidden\[\*\]\./.test(path)) return `${last} of each layer`;
  const [, phase] = /phases\[(\d+)\]\./.exec(path) ?? [];
  if (phase !== undefined) return `${last} of phase ${Number(phase) + 2}`;
  const [, layer] = /hidden\[(\d+)\]/.exec(path) ?? [];
  return layer === undefined ? last : `${last} of layer ${Number(layer) + 1}`;
}

const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function cost(model: ReportModel): string {
  const { manifest, runs } = model.input;
  const steps = runs.reduce((sum, { summary }) => sum + summary.stepsDone, 0);
  const reused = manifest.reused > 0 ? `, ${manifest.reused} of them found in the store` : "";
  const diverged = runs.filter(({ summary }) => summary.outcome.kind === "diverged").length;
  return `<p class="cost">${unbroken(`${counted(runs.length, "run")}${reused}, ${counted(steps, "step")} in all, ${duration(manifest.seconds)} on ${counted(manifest.workers, "worker")}; ${diverged === 0 ? "none diverged" : `${diverged} diverged`}. Seeds are the unit of evidence: variants with the same seed are twins that share their ${hasGivenRows(model) || hasTable(model) ? "samples" : "flowers"}, their initial weights and the draws of their batches.`)}</p>`;
}

function stepsDone(variant: ReportVariant): number {
  return variant.runs.reduce((sum, { summary }) => sum + summary.stepsDone, 0);
}
