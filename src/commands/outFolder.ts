import { lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { FileFault, fileFaultOf } from "../runs/fileFault.ts";
import { makeFolder } from "../runs/makeFolder.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";

/** Makes the output folder and its store, or says why they cannot be: before anything is run for it. */
export function requireFolder(out: string): void {
  try {
    const status = lstatSync(out, { throwIfNoEntry: false });
    if (status?.isSymbolicLink() && !statSync(out, { throwIfNoEntry: false }))
      throw new UserFault(
        `--out: expected a folder; ${safeText(out)} is a link to something that is not there`,
      );
    makeFolder(join(out, ".runs"));
  } catch (error) {
    if (error instanceof UserFault) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const fault = fileFaultOf(error);
    if (fault === null) throw error;
    if (code === "ENOTDIR" || code === "EEXIST" || code === "ELOOP")
      throw new UserFault(`--out: expected a folder; ${safeText(fault)}`);
    throw new FileFault(`--out: ${fault}`);
  }
}
