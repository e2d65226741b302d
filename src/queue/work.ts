import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { FileFault } from "../runs/fileFault.ts";
import type { QueueConnection } from "./connect.ts";
import { runsQueue } from "./names.ts";
import { announce, versionOf, whoIsThere } from "./presence.ts";
import { QueueFault } from "./queueFault.ts";
import { takeJobs } from "./takeJobs.ts";
import { within } from "./within.ts";
import type { WorkOptions } from "./workOptions.ts";
import { openWorkshop } from "./workshop.ts";

const LOOK_MS = 5000;
const LOST_MS = 10_000;
const CLOSED_MS = 1000;
/** So many workers may fall silent over a batch before it is said that it cannot be done. */
const MOST_SILENT = 20;

/**
 * Does runs of a queue until it is told to end. This thread talks to the server and never trains: a lock is renewed however
 * long a run takes.
 *
 * Errors   throws a `QueueFault` where those who hand out work are all of another version
 */
export async function work(options: WorkOptions): Promise<void> {
  const { connection, threads, arithmetic, version, onSay } = options;
  const self = { arithmetic, version, host: hostname(), pid: process.pid, threads: threads.most };
  const present = await announce(connection, "worker", randomBytes(8).toString("hex"), self);
  const refusal = await refusalBy(connection, self);
  if (refusal !== null) {
    // Until then the coordinator can tell of it.
    present.fallSilent();
    throw new QueueFault(refusal);
  }
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-work-"));
  const ending = new AbortController();
  // Every run that is being trained listens.
  setMaxListeners(threads.most + 1, options.atOnce);
  const end = () => ending.abort();
  options.signal.addEventListener("abort", end);
  let latest = performance.now();
  let busy = 0;
  const told = new Set<string>();
  const sayOnce = (text: string) => {
    if (!told.has(text)) onSay(text);
    told.add(text);
  };
  const workshop = openWorkshop({ ...options, folder, ending: ending.signal, sayOnce });
  const taker = takeJobs(
    connection,
    runsQueue(arithmetic),
    async (job, token) => {
      busy++;
      try {
        await workshop.workOn(job, token);
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        ending.abort(error);
        throw new connection.bullmq.WaitingError();
      } finally {
        busy--;
        latest = performance.now();
      }
    },
    {
      concurrency: threads.most,
      lockDuration: options.silenceSeconds * 1000,
      stalledInterval: options.silenceSeconds * 1000,
      maxStalledCount: MOST_SILENT,
    },
  );
  taker.run();
  const clock = setInterval(
    async () => {
      if (busy > 0) return;
      const { idleSeconds } = options;
      if (idleSeconds !== null && performance.now() - latest > idleSeconds * 1000) end();
      const refused = await refusalBy(connection, self).catch(() => null);
      if (refused !== null) sayOnce(refused);
    },
    Math.min(LOOK_MS, 1000 * (options.idleSeconds ?? LOOK_MS)),
  );
  try {
    if (!ending.signal.aborted)
      await new Promise<void>((done) =>
        ending.signal.addEventListener("abort", () => done(), { once: true }),
      );
    // Runs are finished and returned first; but a server that is gone is not waited for.
    let lostAt: number | null = null;
    await taker.end(() => {
      lostAt = connection.isLost() ? (lostAt ?? performance.now()) : null;
      return busy > 0 && (lostAt === null || performance.now() - lostAt < LOST_MS);
    });
    if (ending.signal.reason instanceof FileFault) throw ending.signal.reason;
  } finally {
    clearInterval(clock);
    options.signal.removeEventListener("abort", end);
    await within(CLOSED_MS, present.end());
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why this worker has no work here, where all who hand it out are of another version; null otherwise. */
async function refusalBy(
  connection: QueueConnection,
  self: { readonly arithmetic: string; readonly version: string },
): Promise<string | null> {
  const coordinators = [...(await whoIsThere(connection, "coordinator")).values()];
  const [other] = coordinators.filter(({ arithmetic }) => arithmetic !== self.arithmetic);
  if (other === undefined || coordinators.some(({ arithmetic }) => arithmetic === self.arithmetic))
    return null;
  return `work: expected the version of the lab that hands out work at ${connection.shown}: ${versionOf(other)}, on ${other.host}; this is ${versionOf(self)}, whose runs would not be the same (bring both to the same version)`;
}
