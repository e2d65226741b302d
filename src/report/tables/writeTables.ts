import { join } from "node:path";
import { whenWhole } from "../../runs/wholeFile.ts";
import { tablesReadme } from "./tablesReadme.ts";
import type { Table } from "./tidyTable.ts";
import { toCsv, toParquet } from "./writeTable.ts";

/** Writes tables into a folder, each a whole file or none; one is made while the disk is still at the others. */
export async function writeTables(tables: readonly Table[], folder: string): Promise<void> {
  await Promise.all(
    tables.flatMap((table) => [
      whenWhole(join(folder, `${table.name}.parquet`), toParquet(table)),
      ...(table.csv ? [whenWhole(join(folder, `${table.name}.csv`), toCsv(table))] : []),
    ]),
  );
}

/** Writes how they are read beside them. */
export async function writeTablesReadme(tables: readonly Table[], folder: string): Promise<void> {
  await whenWhole(join(folder, "README.md"), tablesReadme(tables));
}
