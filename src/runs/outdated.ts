import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isOfArithmetic, isRunKey } from "./runKey.ts";
import { removeOlder } from "./wholeFile.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Removes the runs of a store that are of another arithmetic than this, and were written so many days ago or earlier. */
export function removeOutdated(
  folder: string,
  arithmetic: string,
  days: number,
): { readonly removed: number; readonly kept: number } {
  const keys = readdirSync(folder).filter(isRunKey);
  const removed = keys.filter(
    (key) => !isOfArithmetic(key, arithmetic) && removeOlder(join(folder, key), days * DAY),
  ).length;
  return { removed, kept: keys.length - removed };
}
