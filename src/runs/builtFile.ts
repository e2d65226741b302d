import { join } from "node:path";

/** Names of the files that the build made to be loaded later, each with a hash of its content: filled in by the build. */
declare const LAB_FILES: Readonly<Record<string, string>> | undefined;

/**
 * Where a file of this very build lies: beside the command line. Another build leaves it there, so that a command goes on
 * with its own.
 */
export function builtFile(
  name:
    | "worker"
    | "calibrationWorker"
    | "tablesWriter"
    | "page"
    | "exercise"
    | "reports"
    | "live"
    | "liveWorker"
    | "liveTableWorker",
): string {
  const file = typeof LAB_FILES === "undefined" ? undefined : LAB_FILES[name];
  return join(import.meta.dirname, file ?? `${name}.js`);
}
