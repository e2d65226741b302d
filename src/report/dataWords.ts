import { subsetNames } from "../flowers/dataset.ts";
import { guessingOf } from "../scenario/guessing.ts";
import type { DataSettings, Scenario, TableSettings } from "../scenario/scenario.ts";
import { visible } from "../scenario/visible.ts";
import type { Codes } from "./codes.ts";

/** What a report calls its data: flowers are flowers, and a table of one's own is spoken of in its own words. */
export interface DataWords {
  /** What a sample is called; "sample" where variants differ, or where they are given outright. */
  readonly one: "flower" | "row" | "sample";
  readonly many: "flowers" | "rows" | "samples";
  /** "subset A (buds)", "subset B (blown)" */
  readonly subsets: readonly string[];
  /** What charts know these by. */
  readonly subsetCodes: readonly string[];
  /** Accuracy of naming the largest class of the test set for ever; null where variants differ in it. */
  readonly guessing: number | null;
  /** The tables of the variants, each once. */
  readonly tables: readonly TableSettings[];
}

export function dataWords({ variants }: Scenario, codes: Codes): DataWords {
  const data = variants.map(({ settings }) => settings.data);
  const [one, ...others] = new Set(data.map(nounOf));
  const noun = one === undefined || others.length > 0 ? "sample" : one;
  const subsets = sharedBy(data, (each) => JSON.stringify(subsetsOf(each)));
  const named = subsets === null ? twoLetters : (JSON.parse(subsets) as string[]);
  const tables = new Map(
    data.flatMap((each) => ("table" in each ? [[JSON.stringify(each.table), each.table]] : [])),
  );
  return {
    one: noun,
    many: `${noun}s`,
    subsets: named,
    subsetCodes: named.map((name, at) => codes.of("s", name, subsetNames[at])),
    guessing: guessingOf(data),
    tables: [...tables.values()],
  };
}

function nounOf(data: DataSettings): DataWords["one"] {
  if ("flowers" in data) return "flower";
  return "table" in data ? "row" : "sample";
}

const twoLetters = ["subset A", "subset B"];

function subsetsOf(data: DataSettings): readonly string[] {
  if ("flowers" in data) return ["subset A (buds)", "subset B (blown)"];
  if (!("table" in data) || data.table.subsetNames.length === 0) return twoLetters;
  return data.table.subsetNames.map((name, at) => `subset ${subsetNames[at]} (${visible(name, 40)})`);
}

/** What all say alike; null where they do not. */
function sharedBy<Value>(data: readonly DataSettings[], of: (data: DataSettings) => Value): Value | null {
  const values = new Set(data.map(of));
  return values.size === 1 ? [...values][0]! : null;
}
