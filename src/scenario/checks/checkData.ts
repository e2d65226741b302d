import type { FlowerSettings } from "../../flowers/settings.ts";
import { setSizes, stratumSizes } from "../../flowers/table.ts";
import type { RowsSettings, TableSettings } from "../scenario.ts";
import { visible } from "../visible.ts";
import type { ReportAt, RunCheck } from "./runCheck.ts";

const NAMED = 5;

/** What the settings of the data promise can be had. */
export const checkData: RunCheck = ({ data }, report) => {
  if ("flowers" in data) checkFlowers(data.flowers, report);
  else if ("rows" in data) checkRows(data.rows, report);
  else checkTable(data.table, report);
};

/** Every set has rows to speak of, of every class and of every subset. */
function checkTable(table: TableSettings, report: ReportAt): void {
  const { rows, test, split } = table;
  const sizes = setSizes(rows, test !== null, split);
  for (const set of ["train", "test", "probe"] as const) {
    if (sizes[set] >= 2 || (set === "test" && test !== null)) continue;
    report(
      [
        ["data", "split"],
        ["data", "csv"],
      ],
      `expected at least 2 rows in each set; ${rows} rows leave ${Math.max(0, sizes[set])} (${set})`,
    );
    return;
  }
  checkStrata(table, report);
}

const setWords = { train: "training", test: "test", probe: "probe" } as const;

/** A word that a set would have to do without, with its rows. */
function checkStrata(table: TableSettings, report: ReportAt): void {
  const { strata, split, test, classNames, subsetNames, label, subset } = table;
  const sizes = stratumSizes(strata, test !== null, split);
  const sets = (["train", "test", "probe"] as const).filter((set) => set !== "test" || test === null);
  const tell = (kind: "label" | "subset", names: readonly string[], column: string, remedy: string) =>
    names.forEach((name, value) => {
      const of = (counts: readonly number[]) =>
        counts.reduce((sum, rows, at) => sum + (strata[at]![kind] === value ? rows : 0), 0);
      const rows = of(strata.map((stratum) => stratum.rows));
      const without = sets.filter((set) => of(sizes[set]) === 0);
      if (without.length === 0) return;
      const what = kind === "label" ? "class" : "subset";
      report(
        [
          ["data", kind],
          ["data", "csv"],
        ],
        rows < sets.length
          ? `${what} "${visible(name, 60)}" has ${rows === 1 ? "1 row" : `${rows} rows`} in column ${visible(column, 60)}; the ${sets.map((set) => setWords[set]).join(", ")} set need one each: at least ${sets.length} (${remedy})`
          : `the ${without.map((set) => setWords[set]).join(", ")} set has no row of ${what} "${visible(name, 60)}", which has ${rows} in column ${visible(column, 60)} (a larger share of data.split, or data.split.most)`,
      );
    });
  tell("label", classNames, label, "add rows, or leave this class out of the table");
  if (subset !== null)
    tell(
      "subset",
      subsetNames,
      subset,
      "add rows, or put its words into a group with others: A, B, … of data.subset",
    );
}

/** Noise is of what is learned; every set has flowers of both subsets and of both classes, as their shares round. */
function checkFlowers(flowers: FlowerSettings, report: ReportAt): void {
  const { target = "class", targetNoise = 0, labelNoise } = flowers;
  const noise = target === "class" ? "targetNoise" : "labelNoise";
  const unused = target === "class" ? targetNoise : labelNoise;
  if (unused > 0)
    report(
      [["data", "flowers", noise], ["data", "flowers", "target"], ["data"]],
      target === "class"
        ? `targetNoise is of a real target, and the target is the class: expected 0 (or labelNoise, the share of labels flipped); got ${unused}`
        : `labelNoise is of classes, and the target is ${target}: expected 0 (or targetNoise, the sd of its noise); got ${unused}`,
    );
  const shares = { subsetAShare: ["subset A", "subset B"], roseShare: ["roses", "others"] } as const;
  for (const share of ["subsetAShare", "roseShare"] as const)
    for (const set of ["train", "test", "probe"] as const) {
      const unseen = share === "subsetAShare" && set !== "train" ? flowers.testSubsetAShare : undefined;
      const value = unseen ?? flowers[share];
      const first = Math.round(flowers[set] * value);
      if (first > 0 && first < flowers[set]) continue;
      const absent = shares[share][first === 0 ? 0 : 1];
      report(
        [
          ["data", "flowers", unseen === undefined ? share : "testSubsetAShare"],
          ["data", "flowers", set],
        ],
        `a share of ${value} leaves no flower of ${absent} among ${flowers[set]} (${set})`,
      );
    }
}

/** As many values as columns, as many labels as samples, different columns. */
function checkRows({ columns, samples, labels, classNames }: RowsSettings, report: ReportAt): void {
  const told = classNames.length === 0 ? "targets" : "labels";
  const uneven = samples.flatMap((sample, index) => (sample.length === columns.length ? [] : [index]));
  for (const index of uneven.slice(0, NAMED))
    report(
      [["data", "rows", "samples", index]],
      `expected ${columns.length} values, one per column; got ${samples[index]!.length}`,
    );
  if (uneven.length > NAMED)
    report([["data", "rows", "samples"]], `${uneven.length} samples have other lengths than the columns`);
  if (labels.length !== samples.length)
    report(
      [["data", "rows", told]],
      `expected ${samples.length} ${told}, one per sample; got ${labels.length}`,
    );
  if (new Set(columns).size !== columns.length)
    report([["data", "rows", "columns"]], "expected different names; got one of them twice");
}
