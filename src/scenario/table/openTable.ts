import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { limits } from "../vocabulary/limits.ts";
import type { KnownNames, NamedTable, TableColumns, TableFaults } from "./namedTable.ts";
import { readTable } from "./readTable.ts";
import { utf8Text } from "./utf8Text.ts";

/** A table and the SHA-256 of its file, by which runs know it whatever it is called. */
export interface OpenedTable {
  readonly table: NamedTable;
  readonly sha256: string;
}

/**
 * Opens a table beside a scenario, or in a folder beside it, and reads it. A scenario comes from strangers as well: what it
 * names lies where it lies, so that sharing the folder shares the table, and nothing else on the machine is read. Text in UTF-8 (with a byte-order mark or without), or in UTF-16 with one.
 *
 * @param folder of the scenario: paths are relative to it
 */
export function openTable(
  folder: string,
  path: string,
  wanted: TableColumns,
  known: KnownNames | null = null,
  onRows?: (rows: number) => void,
): OpenedTable | TableFaults {
  if (isAbsolute(path) || normalize(path).split(sep)[0] === "..")
    return fault("expected a path within the scenario's folder (copy or link the table there)");
  const bytes = bytesOf(join(folder, path));
  if ("faults" in bytes) return bytes;
  const text = utf8Text(bytes, isUtf8);
  if ("faults" in text) return text;
  const table = readTable(text, wanted, known, onRows);
  return "faults" in table ? table : { table, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function bytesOf(path: string): Uint8Array | TableFaults {
  try {
    const status = statSync(path);
    if (!status.isFile())
      return fault(status.isDirectory() ? "expected a file; this is a folder" : "expected a file");
    if (status.size > limits.tableBytes)
      return fault(
        `expected at most ${limits.tableBytes} bytes (limits.tableBytes in src/scenario/vocabulary/limits.ts); got ${status.size}`,
      );
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR")
      return fault("no such file (paths are relative to the scenario)");
    if (code === "EACCES" || code === "EPERM") return fault("this file may not be read (permission denied)");
    return fault(`cannot be read (${code ?? message})`);
  }
}

function fault(message: string): TableFaults {
  return { faults: [message] };
}
