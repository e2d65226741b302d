import type { Table } from "../flowers/table.ts";
import type { TableSettings } from "../scenario/scenario.ts";
import type { KnownNames, NamedTable } from "../scenario/table/namedTable.ts";
import { openTable } from "../scenario/table/openTable.ts";

interface Tables {
  readonly table: Table;
  readonly test: Table | null;
}

/** The tables that were read last: the runs of a scenario share them, and a worker does one run after another. */
let latest: { readonly name: string; readonly tables: Tables } | null = null;

/**
 * The tables of a run, as the scenario was checked with.
 *
 * Errors   a file that is no longer what it was when the scenario was read
 */
export function tableOf(settings: TableSettings, folder: string): Tables {
  const { csv, sha256, test } = settings;
  const name = JSON.stringify([folder, settings]);
  if (latest?.name === name) return latest.tables;
  const table = opened(folder, csv, sha256, settings, null);
  const tables = {
    table,
    test: test === null ? null : opened(folder, test.csv, test.sha256, settings, table),
  };
  latest = { name, tables };
  return tables;
}

function opened(
  folder: string,
  path: string,
  sha256: string,
  settings: TableSettings,
  known: KnownNames | null,
): NamedTable {
  const found = openTable(folder, path, settings, known);
  if ("faults" in found) throw new Error(`${path}: ${found.faults.join("; ")}`);
  if (found.sha256 !== sha256) throw new Error(`${path} changed while its scenario ran: run it again`);
  return found.table;
}
