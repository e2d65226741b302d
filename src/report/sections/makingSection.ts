import { describeLevels } from "../../findings/levels.ts";
import { measureLabel } from "../../findings/measureLabel.ts";
import { trackedWords } from "../../plan/trackedWords.ts";
import type { TableSettings } from "../../scenario/scenario.ts";
import { variationWords } from "../../scenario/variation.ts";
import type { Looks } from "../../statistics/sequentialSignTest.ts";
import type { DataWords } from "../dataWords.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { counted, duration, plainNumber } from "../readableNumbers.ts";
import type { Tuning } from "../reportInput.ts";
import type { Section } from "./section.ts";

/** How the report was made, and how to make it again. */
export const making: Section = {
  id: "making",
  title: "How it was made",
  write({ model }) {
    const { manifest, scenario, runs } = model.input;
    const facts: [string, string][] = [
      ["Command", `<code>${escapeHtml(manifest.command)}</code>`],
      [
        "Scenario",
        `<code>${isolated(scenario.file)}</code>${manifest.variation ? ` (${escapeHtml(variationWords(manifest.variation))})` : ""}`,
      ],
      ["Seeds", escapeHtml(seedWords(manifest.seeds) + untilWords(scenario.seeds.untilDecided))],
      ["Tracked", prose(trackedWords(scenario))],
      ...(manifest.tuning ? [["Own best", prose(ownBestWords(manifest.tuning))] as [string, string]] : []),
      ["Lab", escapeHtml(manifest.lab)],
      ["Node", escapeHtml(manifest.node)],
      [
        "Made",
        `<time datetime="${escapeHtml(manifest.madeAt)}">${escapeHtml(manifest.madeAt.slice(0, 16).replace("T", " "))}</time> UTC, in ${duration(manifest.seconds)}`,
      ],
      [
        "Tables",
        `<a href="data/">data/</a> (every run, for pandas, R and DuckDB), <a href="findings.json">findings.json</a>, <a href="manifest.json">manifest.json</a>`,
      ],
    ];
    const diverged = runs.filter(({ summary }) => summary.outcome.kind === "diverged");
    return `<dl class="facts">${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("")}</dl>
${
  diverged.length === 0
    ? ""
    : `<h3>${counted(diverged.length, "run")} diverged</h3><ul>${diverged
        .slice(0, 40)
        .map(
          ({ variant, seed, summary }) =>
            `<li>${isolated(labelOf(model, variant))}, seed ${seed}: ${escapeHtml(whereOf(summary.outcome))}</li>`,
        )
        .join("")}${diverged.length > 40 ? "<li>…</li>" : ""}</ul>`
}
<details class="scenario"><summary>The scenario, as written</summary><pre tabindex="0">${escapeHtml(scenario.text)}</pre></details>
<p class="small">${originOf(model.data)} Every number on this page was measured in the runs named above; charts leave out what was not tracked.</p>`;
  },
};

/** Where the data come from; of a table its name, rows and content, and what was left out of it. */
function originOf({ one, tables }: DataWords): string {
  if (one === "flower") return "The flowers are invented by a simulator: no photographs, no real plants.";
  if (tables.length === 0) return "The samples are those that the scenario gives.";
  return tables
    .map(({ csv, sha256, rows, leftOut, test }) => {
      const own = `The data are the ${tableWords({ csv, sha256, rows, leftOut })}`;
      return `${own}${test === null ? "" : `; tested on the ${tableWords(test)}`}.`;
    })
    .join(" ");
}

function tableWords({
  csv,
  sha256,
  rows,
  leftOut,
}: Pick<TableSettings, "csv" | "sha256" | "rows" | "leftOut">): string {
  const columns = leftOut.columns.map(({ name, missing, words }) => {
    const written = words.map((word) => (word === "" ? "empty" : `“${isolated(word)}”`)).join(", ");
    return `${isolated(name)} in ${missing} (${written})`;
  });
  const without =
    leftOut.rows === 0
      ? ""
      : `; ${counted(leftOut.rows, "row")} with missing values left out, of which ${columns.join(", ")}`;
  return `${counted(rows, "row")} of ${isolated(csv)} (SHA-256 <code>${escapeHtml(sha256)}</code>${without})`;
}

function labelOf(
  model: { readonly variants: readonly { id: string; label: string }[] },
  variant: string,
): string {
  return model.variants.find(({ id }) => id === variant)?.label ?? variant;
}

function whereOf(outcome: { kind: string; step?: number; layer?: number | null; loss?: number }): string {
  const layer = outcome.layer ? `, first in layer ${outcome.layer}` : "";
  return `at step ${outcome.step}${layer}, loss ${plainNumber(outcome.loss)}`;
}

/** "training.optimizer.learningRate 3 with normalization none, 1 with …; the best median test accuracy … on seeds …" */
function ownBestWords({ path, best, seeds, choices }: Tuning): string {
  const list = choices.map(({ levels, value }) => {
    const where = describeLevels(levels);
    return where === "" ? value : `${value} with ${where}`;
  });
  const range = seedWords(Array.from({ length: seeds.count }, (_, index) => seeds.from + index));
  return `${path} ${list.join("; ")}: of ${choices[0]!.scores.length} values, the best median of ${measureLabel(best)} on seeds ${range}, which are not reported`;
}

/** ", until decided: looked at from 12 to 200 of them, every 4" */
function untilWords(looks: Looks | null): string {
  if (looks === null) return "";
  return `, until decided: looked at from ${looks.atLeast} to ${looks.atMost} of them, every ${looks.step}`;
}

function seedWords(seeds: readonly number[]): string {
  const first = seeds[0];
  const last = seeds.at(-1);
  const consecutive = seeds.every((seed, index) => seed === first! + index);
  if (seeds.length < 3 || !consecutive) return seeds.join(", ");
  return `${first} to ${last}`;
}
