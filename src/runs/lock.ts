import { statSync } from "node:fs";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { FileFault } from "./fileFault.ts";
import { makeFolder } from "./makeFolder.ts";

const STALE_MS = 4000;

/** Clocks of machines that share a folder differ by less. */
const AHEAD_MS = 60_000;

/**
 * One process at a time per scenario: waits until a killed process' lock is stale, then refuses.
 * Returns the function that releases the lock.
 */
export async function lockScenario(reports: string, name: string): Promise<() => Promise<void>> {
  const folder = join(reports, ".runs");
  const lock = join(folder, `.${name}.lock`);
  makeFolder(folder);
  refuseFuture(lock, name);
  try {
    const release = await lockfile.lock(folder, {
      lockfilePath: lock,
      stale: STALE_MS,
      update: STALE_MS / 4,
      retries: { retries: 12, factor: 1, minTimeout: 500 },
      realpath: false,
      // Somebody took it while this process slept. Both go on: files are written whole, and runs come out the same.
      onCompromised: () => {},
    });
    return () => release().catch(() => {});
  } catch (error) {
    if ((error as { code?: string }).code !== "ELOCKED") throw error;
    throw new FileFault(
      `another process is running ${name} in ${reports}: wait for it to end, or give this one its own --out (its lock is ${lock})`,
    );
  }
}

/** A lock is stale once it is old, which one from the future never is. */
function refuseFuture(lock: string, name: string): void {
  const changed = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed > Date.now() + AHEAD_MS)
    throw new FileFault(
      `the lock ${lock} bears a time in the future (${new Date(changed).toISOString()}); where no other process runs ${name}, remove it: rm -r ${lock}`,
    );
}
