import type { QueueConnection } from "./connect.ts";
import type { Present } from "./messages.ts";
import { versionOf, whoIsThere } from "./presence.ts";

/** Looks are further apart than those after the batches. */
const EACH_MS = 2000;
const PATIENCE_MS = 4000;

/**
 * Who is at the queue, as far as a coordinator tells: that nobody is, that somebody came, and who is of another version.
 *
 * @param workCommand by which somebody comes
 */
export function watchWorkers(
  connection: QueueConnection,
  own: Pick<Present, "arithmetic" | "version">,
  onSay: (text: string) => void,
  workCommand: string,
): { look(): Promise<void>; threads(): number } {
  const refused = new Set<string>();
  const began = performance.now();
  let last = Number.NEGATIVE_INFINITY;
  let isTold: "nobody" | "somebody" | null = null;
  let threads = 0;
  return {
    threads: () => threads,
    async look() {
      const now = performance.now();
      if (now - last < EACH_MS) return;
      last = now;
      const there = await whoIsThere(connection, "worker");
      const mine = [...there.values()].filter(({ arithmetic }) => arithmetic === own.arithmetic);
      threads = mine.reduce((sum, worker) => sum + worker.threads, 0);
      for (const [id, worker] of there) {
        if (worker.arithmetic === own.arithmetic || refused.has(id)) continue;
        refused.add(id);
        onSay(
          `a worker is refused, ${worker.host} (process ${worker.pid}): it is ${versionOf(worker)}, this is ${versionOf(own)}; its runs would not be these (bring both to the same version)`,
        );
      }
      if (mine.length > 0 && isTold !== "somebody") {
        isTold = "somebody";
        onSay(
          `at the queue: ${mine.length} ${mine.length === 1 ? "worker" : "workers"}, ${threads} ${threads === 1 ? "thread" : "threads"}`,
        );
      } else if (mine.length === 0 && isTold !== "nobody" && now - began > PATIENCE_MS) {
        isTold = "nobody";
        onSay(
          `no worker is at the queue; it waits for one (${workCommand} --queue ${connection.shown}, on any machine with this version of the lab)`,
        );
      }
    },
  };
}
