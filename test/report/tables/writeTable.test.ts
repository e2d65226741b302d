import { describe, expect, it } from "vitest";
import { tablesReadme } from "../../../src/report/tables/tablesReadme.ts";
import type { Table } from "../../../src/report/tables/tidyTable.ts";
import { toCsv, toParquet } from "../../../src/report/tables/writeTable.ts";

const table: Table = {
  name: "small",
  description: "Two rows.",
  csv: true,
  columns: [
    { name: "variant", type: "STRING", description: "variant of the scenario", gaps: false },
    { name: "step", type: "INT32", description: "parameter updates done", gaps: false },
    { name: "loss", type: "DOUBLE", description: "nats", gaps: true },
  ],
  parts: [
    [['one, "two"'], [1], [0.1]],
    [["three"], [2], [null]],
  ],
};

describe("the tables of a report", () => {
  it("quote what CSV needs quoted, and leave empty what is null", () => {
    expect(toCsv(table)).toBe('variant,step,loss\r\n"one, ""two""",1,0.1\r\nthree,2,\r\n');
  });

  it("are the same Parquet bytes for the same numbers, and begin and end as Parquet does", () => {
    const bytes = toParquet(table);
    expect(toParquet(table)).toEqual(bytes);
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("PAR1");
    expect(new TextDecoder().decode(bytes.subarray(-4))).toBe("PAR1");
  });

  it("are described column by column", () => {
    expect(tablesReadme([table])).toContain("| step | int32 | parameter updates done |");
  });
});
