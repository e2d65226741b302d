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
  readonly subsets: readonly [string, string];
  /** What charts know these by. */
  readonly subsetCodes: readonly [string, string];
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
  const [a, b] = subsets === null ? ["subset A", "subset B"] : (JSON.parse(subsets) as [string, string]);
  const tables = new Map(
    data.flatMap((each) => ("table" in each ? [[JSON.stringify(each.table), each.table]] : [])),
  );
  return {
    one: noun,
    many: `${noun}s`,
    subsets: [a, b],
    subsetCodes: [codes.of("s", a, "A"), codes.of("s", b, "B")],
    guessing: guessingOf(data),
    tables: [...tables.values()],
  };
}

function nounOf(data: DataSettings): DataWords["one"] {
  if ("flowers" in data) return "flower";
  return "table" in data ? "row" : "sample";
}

function subsetsOf(data: DataSettings): [string, string] {
  if ("flowers" in data) return ["subset A (buds)", "subset B (blown)"];
  const [a, b] = "table" in data ? data.table.subsetNames : [];
  const named = (letter: string, name: string | undefined) =>
    name === undefined ? `subset ${letter}` : `subset ${letter} (${visible(name, 40)})`;
  return [named("A", a), named("B", b)];
}

/** What all say alike; null where they do not. */
function sharedBy<Value>(data: readonly DataSettings[], of: (data: DataSettings) => Value): Value | null {
  const values = new Set(data.map(of));
  return values.size === 1 ? [...values][0]! : null;
}
