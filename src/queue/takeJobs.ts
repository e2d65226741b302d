import { setTimeout as wait } from "node:timers/promises";
import type { Job, WorkerOptions } from "bullmq";
import type { QueueConnection } from "./connect.ts";
import { within } from "./within.ts";

const CLOSED_MS = 3000;

/** Takes jobs of a queue until it is ended. */
export interface JobTaker {
  run(): void;
  /** Takes no more, and resolves once those that were taken are done; where the server is gone, soon. */
  end(isWaitedFor: () => boolean): Promise<void>;
}

const PAUSE_MS = 50;

/** @param take does a job; begun by `run` */
export function takeJobs(
  { bullmq, options }: QueueConnection,
  queue: string,
  take: (job: Job, token: string) => Promise<void>,
  settings: Omit<WorkerOptions, "connection" | "prefix" | "autorun">,
): JobTaker {
  /** BullMQ's own waits for the server to come back before it ends. */
  class Taker extends bullmq.Worker {
    async endAtOnce(): Promise<void> {
      await this.pause(true);
      await this.lockManager.close();
    }
  }
  const worker = new Taker(queue, (job, token) => take(job, token!), {
    ...options,
    ...settings,
    autorun: false,
  });
  // The connection tells of itself; a lock that was lost means that a job is done twice, which harms nothing.
  worker.on("error", () => {});
  return {
    run() {
      if (!worker.isRunning()) void worker.run().catch(() => {});
    },
    async end(isWaitedFor) {
      const closing = worker.close();
      while (isWaitedFor()) await wait(PAUSE_MS);
      if ((await within(CLOSED_MS, closing)) === "late") await worker.endAtOnce();
    },
  };
}
