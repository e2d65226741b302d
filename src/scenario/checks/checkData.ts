import type { FlowerSettings } from "../../flowers/settings.ts";
import { setSizes } from "../../flowers/table.ts";
import type { RowsSettings, TableSettings } from "../scenario.ts";
import type { ReportAt, RunCheck } from "./runCheck.ts";

const NAMED = 5;

/** What the settings of the data promise can be had. */
export const checkData: RunCheck = ({ data }, report) => {
  if ("flowers" in data) checkFlowers(data.flowers, report);
  else if ("rows" in data) checkRows(data.rows, report);
  else checkTable(data.table, report);
};

/** Every set has rows to speak of. */
function checkTable({ rows, test, split }: TableSettings, report: ReportAt): void {
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
  }
}

/** Every set has flowers of both subsets and of both classes, as their shares round. */
function checkFlowers(flowers: FlowerSettings, report: ReportAt): void {
  const shares = { subsetAShare: ["subset A", "subset B"], roseShare: ["roses", "others"] } as const;
  for (const share of ["subsetAShare", "roseShare"] as const)
    for (const set of ["train", "test", "probe"] as const) {
      const first = Math.round(flowers[set] * flowers[share]);
      if (first > 0 && first < flowers[set]) continue;
      const absent = shares[share][first === 0 ? 0 : 1];
      report(
        [
          ["data", "flowers", share],
          ["data", "flowers", set],
        ],
        `a share of ${flowers[share]} leaves no flower of ${absent} among ${flowers[set]} (${set})`,
      );
    }
}

/** As many values as columns, as many labels as samples, different columns. */
function checkRows({ columns, samples, labels }: RowsSettings, report: ReportAt): void {
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
      [["data", "rows", "labels"]],
      `expected ${samples.length} labels, one per sample; got ${labels.length}`,
    );
  if (new Set(columns).size !== columns.length)
    report([["data", "rows", "columns"]], "expected different names; got one of them twice");
}
