import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeOlder } from "../runs/wholeFile.ts";
import { markerFile } from "./names.ts";

const DAY = 24 * 60 * 60 * 1000;

/** A file of a random name in a store, by which a worker knows that its folder is the coordinator's. */
export function setMarker(store: string): { readonly marker: string; remove(): void } {
  // Of coordinators that were killed.
  for (const name of readdirSync(store))
    if (name.startsWith(markerFile(""))) removeOlder(join(store, name), DAY);
  const marker = randomBytes(16).toString("hex");
  const path = join(store, markerFile(marker));
  writeFileSync(path, "");
  return { marker, remove: () => rmSync(path, { force: true }) };
}

/** Whether a worker's folder is the coordinator's. */
export const isMarked = (store: string, marker: string): boolean =>
  existsSync(join(store, markerFile(marker)));
