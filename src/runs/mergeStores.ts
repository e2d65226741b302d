import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isRunKey } from "./runKey.ts";
import type { RunStore } from "./store.ts";

/** What became of the runs of one store. */
export interface MergedRuns {
  copied: number;
  /** Already there, to the last bit. */
  there: number;
}

/** Told of a run that was left out, by its path, and why. */
export type OnLeftOut = (path: string, why: string) => void;

/**
 * Copies every finished run of a store into another, with the checks that its files bear; what is in the other stays.
 *
 * @param from opened with the same `onLeftOut` for what is damaged in it
 * @returns how many were copied, how many were there already, and the paths of those that are there with other bytes
 */
export async function mergeStores(
  from: RunStore,
  into: RunStore,
  onLeftOut: OnLeftOut,
): Promise<MergedRuns & { readonly different: readonly string[] }> {
  const merged = { copied: 0, there: 0 };
  const different: string[] = [];
  for (const name of readdirSync(from.folder)) {
    const path = join(from.folder, name);
    if (name.startsWith(".writing-")) onLeftOut(path, "it is half-written");
    if (!isRunKey(name)) continue;
    const odd = oddPart(path);
    const entries = odd === null ? from.entries(name) : null;
    if (odd !== null) onLeftOut(path, odd);
    if (entries === null) continue;
    const known = into.entries(name);
    if (known === null) {
      into.putEntries(name, entries);
      await into.synced(name);
      merged.copied++;
    } else if (isSame(known.record, entries.record) && isSame(known.summary, entries.summary)) merged.there++;
    else different.push(path);
  }
  return { ...merged, different };
}

const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

/** Why a folder cannot be that of a finished run, by the kinds of what lies there; null where it may be one. */
function oddPart(path: string): string | null {
  if (!lstatSync(path).isDirectory()) return "it is no folder";
  for (const part of ["record.run", "summary.run"]) {
    const status = lstatSync(join(path, part), { throwIfNoEntry: false });
    if (status === undefined) return `it is half-written: there is no ${part}`;
    if (!status.isFile()) return `its ${part} is no file`;
  }
  return null;
}
