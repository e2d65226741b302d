import { QueueFault } from "./queueFault.ts";

export type Bullmq = typeof import("bullmq");

/** As `peerDependencies` of package.json has it: an optional package, loaded only where a queue is used. */
export const bullmqVersion = "5.81.5";

/** Errors   throws a `QueueFault` that says what to install, where the package is not there */
export async function loadBullmq(load: () => Promise<Bullmq> = () => import("bullmq")): Promise<Bullmq> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new QueueFault(
      `--queue: expected the package bullmq, which a queue needs and the lab otherwise does not; it is not installed here (npm install --no-save bullmq@${bullmqVersion})`,
    );
  }
}
