import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Fault } from "./faults.ts";
import { type ReadResult, readScenario } from "./read.ts";
import { nearest } from "./suggestion.ts";
import { openTable } from "./table/openTable.ts";
import { limits } from "./vocabulary/limits.ts";

export interface ReadOptions {
  /** Told of the rows of a table read so far, every 100,000. */
  readonly onRows?: (table: string, rows: number) => void;
  /** Largest file that is read; `limits.fileBytes` unless said. */
  readonly maxBytes?: number | undefined;
}

/**
 * Opens and reads a scenario file, and the tables beside it; what cannot be opened is a fault like any other.
 *
 * @example
 *   readScenarioFile("scenarios/rose-buds.yaml").scenario.question // 'Do batches drawn from one subset slow training, and does batch norm repair it?'
 *   readScenarioFile("scenarios/roze-buds.yaml").faults[0].message // 'no such file (did you mean scenarios/rose-buds.yaml?)'
 */
export function readScenarioFile(path: string, { onRows, maxBytes }: ReadOptions = {}): ReadResult {
  const read = readTextFile(path, maxBytes);
  if ("faults" in read) return read;
  return readScenario(path, read.text, (table, wanted, known) =>
    openTable(dirname(path), table, wanted, known, (rows) => onRows?.(table, rows)),
  );
}

/** The text of a file that somebody wrote, in UTF-8 and not too large, or why there is none. */
export function readTextFile(
  path: string,
  maxBytes: number = limits.fileBytes,
): { readonly text: string } | { readonly faults: readonly Fault[] } {
  let bytes: Uint8Array;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return faulty("expected a file; this is a folder");
    if (!status.isFile()) return faulty("expected a file; this is a device or a pipe");
    if (status.size > maxBytes)
      return faulty(
        `expected a file of at most ${kilobytes(maxBytes)} kB; got ${kilobytes(status.size)} kB (--max-file ${kilobytes(status.size)} reads it)`,
      );
    bytes = readFileSync(path);
  } catch (error) {
    return faulty(reason(error as NodeJS.ErrnoException, path));
  }
  const odd = notUtf8At(bytes);
  return odd === null ? { text: new TextDecoder().decode(bytes) } : { faults: [odd] };
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);

/** The first byte that is no UTF-8, with its place; null where all are. */
function notUtf8At(bytes: Uint8Array): Fault | null {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(text);
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  if (at === -1) return null;
  const before = new TextDecoder().decode(bytes.subarray(0, at)).split("\n");
  const byte = `0x${bytes[at]!.toString(16).padStart(2, "0")}`;
  return {
    line: before.length,
    column: before.at(-1)!.length + 1,
    path: "",
    message: `expected a text in UTF-8; got the byte ${byte}, which is none (save the file as UTF-8)`,
  };
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
      readdirSync(folder).filter((name) => likely(wanted).test(name) && !name.endsWith(".schema.json")),
    );
    return found === null ? "" : ` (did you mean ${join(folder, found)}?)`;
  } catch {
    return "";
  }
}

/** A table is asked for where tables lie. */
const likely = (wanted: string) =>
  /\.(csv|tsv|txt)$/.test(wanted) ? /\.(csv|tsv|txt)$/ : /\.(yaml|yml|json)$/;
