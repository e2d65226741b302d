import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import lockfile from "proper-lockfile";

const STALE_MS = 4000;

/**
 * One process at a time per scenario: waits until a killed process' lock is stale, then refuses.
 * Returns the function that releases the lock.
 *
 * @param clock milliseconds: a lock from the future (the clock was set back) would never be stale
 */
export async function lockScenario(
  reports: string,
  name: string,
  clock: () => number,
): Promise<() => Promise<void>> {
  const folder = join(reports, ".runs");
  const lock = join(folder, `.${name}.lock`);
  mkdirSync(folder, { recursive: true });
  try {
    return await lockfile.lock(folder, {
      lockfilePath: lock,
      stale: STALE_MS,
      update: STALE_MS / 4,
      retries: { retries: 12, factor: 1, minTimeout: 500 },
      realpath: false,
    });
  } catch (error) {
    if ((error as { code?: string }).code !== "ELOCKED") throw error;
    const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written > clock() + STALE_MS)
      throw new Error(
        `${lock} is a lock from the future (${new Date(written).toISOString()}), which never ends by itself: remove it if no other process is running ${name}`,
      );
    throw new Error(
      `another process is running ${name} in ${reports}: wait for it to end, or give this one its own --out`,
    );
  }
}
