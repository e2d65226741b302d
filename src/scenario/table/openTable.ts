import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { limits } from "../vocabulary/limits.ts";
import type { KnownNames, NamedTable, TableColumns, TableFaults } from "./namedTable.ts";
import { readTable } from "./readTable.ts";

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
  const text = inUtf8(bytes);
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

function inUtf8(bytes: Uint8Array): Uint8Array | TableFaults {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return new TextEncoder().encode(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff)
    return new TextEncoder().encode(new TextDecoder("utf-16be").decode(bytes));
  if (bytes.includes(0)) return fault("expected a text; this file has bytes that stand in none");
  if (isUtf8(bytes)) return bytes;
  return fault(
    `expected a text in UTF-8; some bytes of line ${lineOfBadByte(bytes)} are not (save it as "CSV UTF-8")`,
  );
}

/** The first line that is not UTF-8: no byte of a longer character is a line end. */
function lineOfBadByte(bytes: Uint8Array): number {
  for (let line = 1, from = 0; ; line++) {
    const at = bytes.indexOf(0x0a, from);
    const end = at === -1 ? bytes.length : at;
    if (!isUtf8(bytes.subarray(from, end)) || at === -1) return line;
    from = at + 1;
  }
}

function fault(message: string): TableFaults {
  return { faults: [message] };
}
