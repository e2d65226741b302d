import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A folder, with all that it stands in; nothing where it is there. In place of `mkdirSync`'s own `recursive`, which goes round for
 * ever where the folder that it begins in has been deleted meanwhile.
 *
 * Errors   of the system, where a folder cannot be made
 */
export function makeFolder(folder: string): void {
  const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  const parent = dirname(folder);
  if (parent !== folder && statSync(parent, { throwIfNoEntry: false }) === undefined) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been at it.
    if (!isThere()) throw error;
  }
}
