import { COMPARED_DECIMALS, type ComparedRow, type DifferenceName } from "../exercise/comparedConventions.ts";
import { conventions } from "../exercise/conventions.ts";
import {
  type ConventionFormulas,
  lettersOf,
  listedConventions,
  reasonsInWords,
  settingRows,
} from "../exercise/conventionWords.ts";
import type { Given, LineName } from "../exercise/exercise.ts";
import { plainDecimal } from "../exercise/plainDecimal.ts";
import { lineLabels } from "../exercise/words.ts";
import { fixed } from "../findings/numberWords.ts";
import { WIDEST_PROSE, wrapped } from "./wrapped.ts";

const inText: ConventionFormulas = {
  divisor: ({ epsilonPlacement }) => (epsilonPlacement === "inside-root" ? "√(σ² + ε)" : "σ + ε"),
  update: ({ momentum, momentumConvention }) => {
    const own = plainDecimal(momentum);
    return momentumConvention === "pytorch"
      ? `new = (1 − ${own})·old + ${own}·batch`
      : `new = ${own}·old + (1 − ${own})·batch`;
  },
  count: (isBiased, samples) =>
    `${isBiased ? "m" : "m − 1"}${samples === null ? "" : ` = ${isBiased ? samples : samples - 1}`}`,
  shrinkage: (samples) => `(m − 1)/m${samples === null ? "" : ` = ${samples - 1}/${samples}`}`,
};

/** A table of every convention, group by group, with letters where a number is another, and below why. */
export function conventionLines(
  rows: readonly ComparedRow[],
  batches: readonly Given["samples"][],
): readonly string[] {
  const sizes = new Set(batches.map(({ length }) => length));
  const said = settingRows(inText).map(({ label, cells }): TextRow => [label, cells.map(cellText)]);
  const table: readonly (readonly [string, readonly TextRow[]])[] = [
    ["what each says", said],
    ...groupsOf(rows),
  ];
  const all = [["", conventions.map(({ name }) => name)] as TextRow, ...table.flatMap(([, inner]) => inner)];
  const first = Math.max(...all.map(([label]) => label.length));
  const widths = conventions.map((_, at) => Math.max(...all.map(([, cells]) => cells[at]!.length)));
  const line = ([label, cells]: TextRow) =>
    `  ${[label.padEnd(first), ...cells.map((text, at) => text.padEnd(widths[at]!))].join("  ")}`.trimEnd();
  return [
    `The same ${batches.every((batch) => batch === batches[0]) ? "batch" : "batches"} in ${listedConventions()}`,
    "",
    line(all[0]!),
    ...table.flatMap(([title, inner]) => ["", title, ...inner.map(line)]),
    "",
    ...reasonsInWords(inText, sizes.size === 1 ? batches[0]!.length : null).flatMap(({ letter, says }) =>
      wrapped(`${letter}  ${says}`, WIDEST_PROSE, "  ", "     "),
    ),
  ];
}

type TextRow = readonly [label: string, cells: readonly string[]];

/** Rows under the titles of what they are of, in their order. */
function groupsOf(rows: readonly ComparedRow[]): readonly (readonly [string, readonly TextRow[]])[] {
  const groups = new Map<string, TextRow[]>();
  const count = new Set(rows.filter(({ line }) => line === "mean").map(({ batch }) => batch)).size;
  for (const { line, batch, sample, cells } of rows) {
    const title = titleOf(line, count === 1 ? "the batch" : `batch ${batch + 1}`, batch + 1);
    const label = sample === null ? labelOf(line, batch + 1) : `sample ${sample + 1}`;
    const texts = cells.map(({ value, because }) =>
      cellText({ text: value === null ? null : fixed(value, COMPARED_DECIMALS), because }),
    );
    groups.set(title, [...(groups.get(title) ?? []), [label, texts]]);
  }
  return [...groups];
}

function titleOf(line: ComparedRow["line"], batch: string, after: number): string {
  if (line === "runningMean" || line === "runningVariance") return lineLabels[line];
  if (line === "atInference") return `${lineLabels.result} at inference, after ${after}`;
  return line === "normalized" || line === "result" ? `${batch}: ${lineLabels[line]}` : batch;
}

const labelOf = (line: ComparedRow["line"], after: number) =>
  line === "runningMean" || line === "runningVariance" ? `after ${after}` : lineLabels[line as LineName];

function cellText({
  text,
  because,
}: {
  readonly text: string | null;
  readonly because: readonly DifferenceName[];
}): string {
  return `${text ?? "–"}${because.length === 0 ? "" : ` ${lettersOf(because)}`}`;
}
