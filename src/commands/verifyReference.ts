import { join } from "node:path";
import { UserFault } from "../terminal/fail.ts";
import { referenceTable } from "../terminal/referenceTable.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { referenceFiles } from "../verification/referenceFiles.ts";
import { type FileResult, verifyReference } from "../verification/verify.ts";
import { ownFolder } from "./ownFolder.ts";

/** The project's own copy, beside `dist/`. */
const ownCopy = ownFolder("test/reference");

/**
 * Holds the lab against a directory of reference values and prints how it stands. Exit code 1 where a case fails; 2
 * where a file holds what the lab does not know, so that it was not verified.
 */
export function verify(directory: string = ownCopy, flags: { readonly json?: boolean } = {}): void {
  const results = resultsOf(directory);
  process.stdout.write(flags.json ? `${safeJson(results)}\n` : referenceTable(results, absent(results)));
  const faults = results.flatMap(({ file, faults: all }) =>
    all.map((fault) => `${join(directory, file)}  ${fault}`),
  );
  if (faults.length > 0) throw new UserFault(safeText(`not verified:\n  ${faults.join("\n  ")}`));
  if (results.some(({ cases }) => cases.some(({ failures }) => failures.length > 0))) process.exitCode = 1;
}

function resultsOf(directory: string): FileResult[] {
  try {
    return verifyReference(directory);
  } catch (error) {
    throw new UserFault(safeText(`${directory}: ${(error as Error).message}`));
  }
}

/** Files of the format that the directory does not have. */
function absent(results: readonly FileResult[]): string[] {
  const present = new Set(results.map(({ file }) => file));
  return Object.keys(referenceFiles).filter((file) => !present.has(file));
}
