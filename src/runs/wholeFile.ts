import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

const DAY = 24 * 60 * 60 * 1000;

/** Writes a whole file or none: under a temporary name beside it, synced, renamed. */
export function writeWholeFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const file = openSync(temporary, "wx");
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
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
