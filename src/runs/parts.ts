import type { DataSplit } from "../flowers/dataset.ts";
import { rowsDataset } from "../flowers/rows.ts";
import { simulateSplit } from "../flowers/split.ts";
import type { RandomStream } from "../random.ts";
import type { DataSettings } from "../scenario/scenario.ts";

/** From the scenario's words about data to the data of one seed. */
export function splitOf(data: DataSettings, stream: RandomStream): DataSplit {
  return "flowers" in data ? simulateSplit(data.flowers, stream).split : rowsDataset(data.rows);
}
