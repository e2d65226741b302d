import { randomBytes } from "node:crypto";
import {
  closeSync,
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
import { makeFolder } from "./makeFolder.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Writes a whole file or none: under a temporary name beside it, synced, renamed. */
export function writeWholeFile(path: string, content: string | Uint8Array): void {
  place(path, content, fsyncSync);
}

/** The same of what is checked when it is read, and can be made again: should the machine fail, it may be damaged. */
export function writePassingFile(path: string, content: string | Uint8Array): void {
  place(path, content, () => {});
}

/**
 * The same as `writeWholeFile`, without waiting for the disk: it is written before this returns, and has its name when the
 * promise is kept. Many files that are on their way at once wait about as long as one.
 */
export async function whenWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = writeTemporary(path, content, () => {});
  try {
    await syncFile(temporary);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
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

function place(path: string, content: string | Uint8Array, sync: (file: number) => void): void {
  const temporary = writeTemporary(path, content, sync);
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** @returns its name */
function writeTemporary(path: string, content: string | Uint8Array, sync: (file: number) => void): string {
  makeFolder(dirname(path));
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const file = openSync(temporary, "wx");
    try {
      writeFileSync(file, content);
      sync(file);
    } finally {
      closeSync(file);
    }
    return temporary;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
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
