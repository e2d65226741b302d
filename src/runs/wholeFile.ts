import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { makeFolder } from "./makeFolder.ts";

/** In a thread of its own, at once. */
const fsyncBeside = promisify(fsync);

const DAY = 24 * 60 * 60 * 1000;

/** Writes a whole file or none: under a temporary name beside it, synced, renamed. */
export function writeWholeFile(path: string, content: string | Uint8Array): void {
  name(writeTemporary(path, content, fsyncSync), path);
}

/** The same of what is checked when it is read, and can be made again: should the machine fail, it may be damaged. */
export function writePassingFile(path: string, content: string | Uint8Array): void {
  name(writeTemporary(path, content), path);
}

/**
 * The same as `writeWholeFile`, without waiting for the disk: it is written, and on its way there, before this returns, and has
 * its name when the promise is kept. Nothing of its content is kept until then.
 */
export async function whenWhole(path: string, content: string | Uint8Array): Promise<void> {
  return nameWhenSynced(writeTemporary(path, content), path);
}

/** When what was written outlives the machine. Opened for writing, as some systems ask of who syncs. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What is written under a name that is not its own, and still open. */
interface Temporary {
  readonly temporary: string;
  readonly file: number;
}

function writeTemporary(
  path: string,
  content: string | Uint8Array,
  sync: (file: number) => void = () => {},
): Temporary {
  makeFolder(dirname(path));
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const file = openSync(temporary, "wx");
  try {
    writeFileSync(file, content);
    sync(file);
    return { temporary, file };
  } catch (error) {
    discard({ temporary, file });
    throw error;
  }
}

async function nameWhenSynced(written: Temporary, path: string): Promise<void> {
  try {
    await fsyncBeside(written.file);
  } catch (error) {
    discard(written);
    throw error;
  }
  name(written, path);
}

/** Closed first: not every system renames what is open. */
function name({ temporary, file }: Temporary, path: string): void {
  try {
    closeSync(file);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function discard({ temporary, file }: Temporary): void {
  closeSync(file);
  rmSync(temporary, { force: true });
}

/** Removes the temporary names that a killed process left in a folder: those older than a day, which nobody writes any more. */
export function sweepTemporary(folder: string): void {
  for (const name of readdirSync(folder))
    if (/\.[0-9a-f]+\.tmp$/.test(name)) removeOlder(join(folder, name), DAY);
}

/** Removes what was last changed so many milliseconds ago or earlier; another process may do so at the same time. */
export function removeOlder(path: string, milliseconds: number): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined || Date.now() - status.mtimeMs < milliseconds) return false;
  rmSync(path, { recursive: true, force: true });
  return true;
}
