import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { RunSummary } from "../measures/summary.ts";
import type { RunRecord } from "../tracking/record.ts";
import { checkHead, fromEntry, headBytes, type Part, toEntry } from "./entry.ts";
import { makeFolder } from "./makeFolder.ts";
import { removeOlder, syncFile } from "./wholeFile.ts";

const HOUR = 60 * 60 * 1000;

/**
 * Finished runs, one folder each, named by content and shared by all scenarios: `summary.run`, small and read for every
 * run, and `record.run`, everything tracked. Any number of processes may write to it at once: a reader finds a run whole
 * or not at all.
 */
export interface RunStore {
  readonly folder: string;
  /** Names what this process writes until it is whole; its workers have the same. */
  readonly writer: string;
  /**
   * Null where there is none, or it is damaged (it is then done again). Of the record, only length and key are looked at.
   *
   * Errors   of the system, where it may not be read
   */
  summary(key: string): RunSummary | null;
  record(key: string): RunRecord | null;
  /** A run that was put is there for every reader, and outlives its process; its disk may still be at it (`synced`). */
  put(key: string, summary: RunSummary, record: RunRecord): void;
  /** The two files of a run as they stand there, read whole and checked; null where one is missing or damaged. */
  entries(key: string): Entries | null;
  /** Puts files that were checked before. */
  putEntries(key: string, entries: Entries): void;
  /** When a run that was put outlives the machine, too. Were it to fail before, checksums would tell, and the run be done again. */
  synced(key: string): Promise<void>;
  /** Removes what this process, or one that was killed an hour ago or earlier, left half-written. */
  tidy(): void;
}

/** The two files of a run, in bytes. */
type Entries = Readonly<Record<Part, Uint8Array>>;

/** Told of a file of the store that is there and cannot be used. */
export type OnDamaged = (path: string, why: string) => void;

export function openStore(
  folder: string,
  {
    writer = randomBytes(8).toString("hex"),
    onDamaged = () => {},
  }: { readonly writer?: string; readonly onDamaged?: OnDamaged } = {},
): RunStore {
  const file = (key: string, part: Part) => join(folder, key, `${part}.run`);

  /** Null where the file is not there, or `use` throws. */
  function using<Content>(path: string, read: () => Uint8Array, use: (bytes: Uint8Array) => Content) {
    let bytes: Uint8Array;
    try {
      bytes = read();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT") return null;
      const isOdd = code === "EISDIR" || (code === "ENOTDIR" && statSync(folder).isDirectory());
      if (!isOdd) throw error;
      onDamaged(path, "a file and a folder have changed places");
      return null;
    }
    try {
      return use(bytes);
    } catch (error) {
      onDamaged(path, (error as Error).message);
      return null;
    }
  }

  function readWhole<Content>(key: string, part: Part): Content | null {
    const path = file(key, part);
    const read = () => readFileSync(path);
    return using(path, read, (bytes) => fromEntry(key, part, bytes) as Content);
  }

  function checked(key: string, part: Part): Uint8Array | null {
    const path = file(key, part);
    const read = () => readFileSync(path);
    return using(path, read, (bytes) => {
      fromEntry(key, part, bytes);
      return bytes;
    });
  }

  function putEntries(key: string, { record, summary }: Entries): void {
    const temporary = join(folder, `.writing-${writer}-${randomBytes(8).toString("hex")}`);
    try {
      makeFolder(temporary);
      writeFileSync(join(temporary, "record.run"), record);
      writeFileSync(join(temporary, "summary.run"), summary);
      place(temporary, join(folder, key));
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }

  function isThere(key: string, part: Part): boolean {
    const path = file(key, part);
    let bytes = 0;
    const read = () => {
      const { head, length } = headOf(path);
      bytes = length;
      return head;
    };
    return (
      using(path, read, (head) => {
        checkHead(key, head, bytes);
        return true;
      }) ?? false
    );
  }

  return {
    folder,
    writer,
    summary: (key) => (isThere(key, "record") ? readWhole<RunSummary>(key, "summary") : null),
    record: (key) => readWhole<RunRecord>(key, "record"),
    put: (key, summary, record) =>
      putEntries(key, { record: toEntry(key, "record", record), summary: toEntry(key, "summary", summary) }),
    entries(key) {
      const [record, summary] = [checked(key, "record"), checked(key, "summary")];
      return record === null || summary === null ? null : { record, summary };
    },
    putEntries,
    async synced(key) {
      await Promise.all([syncFile(file(key, "record")), syncFile(file(key, "summary"))]);
    },
    tidy() {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder)) {
        if (name.startsWith(`.writing-${writer}-`))
          rmSync(join(folder, name), { recursive: true, force: true });
        else if (name.startsWith(".writing-")) removeOlder(join(folder, name), HOUR);
      }
    },
  };
}

function headOf(path: string): { readonly head: Uint8Array; readonly length: number } {
  const opened = openSync(path, "r");
  try {
    const head = new Uint8Array(headBytes);
    const read = readSync(opened, head);
    return { head: head.subarray(0, read), length: fstatSync(opened).size };
  } finally {
    closeSync(opened);
  }
}

/** One rename where nothing is there yet. Otherwise file by file, so that whoever reads meanwhile finds the old or the new. */
function place(from: string, to: string): void {
  if (renamed(from, to)) return;
  if (!statSync(to, { throwIfNoEntry: false })?.isDirectory()) replace(from, to);
  else for (const name of ["record.run", "summary.run"]) replace(join(from, name), join(to, name));
}

/** Whatever is in the way of another kind goes. */
function replace(from: string, to: string): void {
  if (renamed(from, to)) return;
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

/** False where something is in the way that a rename does not replace. */
function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isInTheWay = ["ENOTEMPTY", "EEXIST", "ENOTDIR", "EISDIR", "EPERM"].includes(code!);
    if (isInTheWay && lstatSync(to, { throwIfNoEntry: false })) return false;
    throw error;
  }
}
