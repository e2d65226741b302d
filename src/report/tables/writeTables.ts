import { join } from "node:path";
import { writeWholeFile } from "../../runs/wholeFile.ts";
import { tablesReadme } from "./tablesReadme.ts";
import type { Table } from "./tidyTable.ts";
import { toCsv, toParquet } from "./writeTable.ts";

/** Writes tables into a folder, each a whole file or none. */
export function writeTables(tables: readonly Table[], folder: string): void {
  for (const table of tables) {
    writeWholeFile(join(folder, `${table.name}.parquet`), toParquet(table));
    if (table.csv) writeWholeFile(join(folder, `${table.name}.csv`), toCsv(table));
  }
}

/** Writes how they are read beside them. */
export function writeTablesReadme(tables: readonly Table[], folder: string): void {
  writeWholeFile(join(folder, "README.md"), tablesReadme(tables));
}
