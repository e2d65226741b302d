import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Fault } from "./faults.ts";
import { type ReadResult, readScenario } from "./read.ts";
import { nearest } from "./suggestion.ts";
import { openTable } from "./table/openTable.ts";
import { limits } from "./vocabulary/limits.ts";

/**
 * Opens and reads a scenario file, and the tables beside it; what cannot be opened is a fault like any other.
 *
 * @param onRows told of the rows of a table read so far, every 100,000
 */
export function readScenarioFile(path: string, onRows?: (table: string, rows: number) => void): ReadResult {
  let bytes: Uint8Array;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return faulty("expected a file; this is a folder");
    if (!status.isFile()) return faulty("expected a file; this is a device or a pipe");
    if (status.size > limits.fileBytes)
      return faulty(
        `expected at most ${limits.fileBytes} bytes (limits.fileBytes in src/scenario/vocabulary/limits.ts); got ${status.size}`,
      );
    bytes = readFileSync(path);
  } catch (error) {
    return faulty(reason(error as NodeJS.ErrnoException, path));
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return readScenario(path, text, (table, wanted, known) =>
      openTable(dirname(path), table, wanted, known, (rows) => onRows?.(table, rows)),
    );
  } catch (error) {
    if (
      error instanceof TypeError &&
      (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA"
    )
      return faulty("expected a text in UTF-8; some bytes are not");
    throw error;
  }
}

function faulty(message: string): { readonly faults: readonly Fault[] } {
  return { faults: [{ line: 0, column: 0, path: "", message }] };
}

function reason(error: NodeJS.ErrnoException, path: string): string {
  switch (error.code) {
    case "ENOENT":
    case "ENOTDIR":
      return `no such file${suggestion(path)}`;
    case "EACCES":
    case "EPERM":
      return "this file may not be read (permission denied)";
    default:
      return `cannot be read (${error.code ?? error.message})`;
  }
}

/** The nearest name in the folder that was meant. */
function suggestion(path: string): string {
  const folder = dirname(path);
  const wanted = path.slice(path.lastIndexOf("/") + 1);
  try {
    const found = nearest(
      wanted,
      readdirSync(folder).filter((name) => /\.(yaml|yml|json)$/.test(name) && !name.endsWith(".schema.json")),
    );
    return found === null ? "" : ` (did you mean ${join(folder, found)}?)`;
  } catch {
    return "";
  }
}
