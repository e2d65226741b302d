import { mkdirSync } from "node:fs";
import { join } from "node:path";
import lockfile from "proper-lockfile";

const STALE_MS = 4000;

/**
 * One process at a time per scenario: waits until a killed process' lock is stale, then refuses.
 * Returns the function that releases the lock.
 */
export async function lockScenario(reports: string, name: string): Promise<() => Promise<void>> {
  const folder = join(reports, ".runs");
  mkdirSync(folder, { recursive: true });
  try {
    return await lockfile.lock(folder, {
      lockfilePath: join(folder, `.${name}.lock`),
      stale: STALE_MS,
      update: STALE_MS / 4,
      retries: { retries: 12, factor: 1, minTimeout: 500 },
      realpath: false,
    });
  } catch (error) {
    if ((error as { code?: string }).code !== "ELOCKED") throw error;
    throw new Error(
      `another process is running ${name} in ${reports}: wait for it to end, or give this one its own --out`,
    );
  }
}
