import type { DataSplit } from "../flowers/dataset.ts";
import { rowsDataset } from "../flowers/rows.ts";
import { flowerClasses } from "../flowers/settings.ts";
import { simulateSplit } from "../flowers/split.ts";
import { splitTable } from "../flowers/table.ts";
import type { RandomStream } from "../random.ts";
import type { DataSettings } from "../scenario/scenario.ts";
import { tableOf } from "./tables.ts";

/**
 * From the scenario's words about data to the data of one seed.
 *
 * @param folder of the scenario, beside which its tables lie
 */
export function splitOf(data: DataSettings, folder: string, stream: RandomStream): DataSplit {
  if ("flowers" in data) return simulateSplit(data.flowers, stream).split;
  if ("rows" in data) return rowsDataset(data.rows);
  const { split, standardize } = data.table;
  const { table, test } = tableOf(data.table, folder);
  return splitTable(table, test, split, standardize, stream);
}

/** Classes that the data tell apart; 0 where the target is real. */
export function classesOf(data: DataSettings): number {
  if ("flowers" in data) return flowerClasses(data.flowers);
  return ("table" in data ? data.table : data.rows).classNames.length;
}
