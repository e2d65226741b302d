import { stratumSizes } from "../flowers/table.ts";
import { dataShape } from "./checks/runCheck.ts";
import type { DataSettings } from "./scenario.ts";

/** Accuracy of naming the largest class of the test set for ever; null where the data of variants differ in it, or have no classes. */
export function guessingOf(data: readonly DataSettings[]): number | null {
  const shares = new Set(data.map(guessingAt));
  return shares.size === 1 ? [...shares][0]! : null;
}

/** Share of the largest class in the test set; null where the target is real. */
function guessingAt(data: DataSettings): number | null {
  if (dataShape({ data }).classes === 0) return null;
  if ("flowers" in data) {
    const roses = Math.round(data.flowers.test * data.flowers.roseShare);
    return Math.max(roses, data.flowers.test - roses) / data.flowers.test;
  }
  if ("rows" in data) return largestShare(data.rows.labels.map((label) => ({ label, rows: 1 })));
  const { strata, test, split } = data.table;
  if (test !== null) return largestShare(test.strata);
  const sizes = stratumSizes(strata, false, split).test;
  return largestShare(strata.map(({ label }, at) => ({ label, rows: sizes[at]! })));
}

function largestShare(counts: readonly { readonly label: number; readonly rows: number }[]): number {
  const rows = new Map<number, number>();
  for (const each of counts) rows.set(each.label, (rows.get(each.label) ?? 0) + each.rows);
  return Math.max(...rows.values()) / [...rows.values()].reduce((sum, each) => sum + each, 0);
}
