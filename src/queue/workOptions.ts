import type { Threads } from "../runs/execute.ts";
import type { QueueConnection } from "./connect.ts";

export interface WorkOptions {
  readonly connection: QueueConnection;
  readonly threads: Threads;
  readonly arithmetic: string;
  readonly version: string;
  /** The store of a reports folder that may be the coordinator's; null where finished runs return over the queue. */
  readonly store: string | null;
  /** Work of a worker that was silent for so long goes to another. */
  readonly silenceSeconds: number;
  /** Ends when there was no work for so long; null to wait for it for ever. */
  readonly idleSeconds: number | null;
  /** Largest scenario that is taken, in bytes. */
  readonly maxText: number;
  /** Finish the runs that are being trained, give back the rest, end. */
  readonly signal: AbortSignal;
  /** Give back all, end. */
  readonly atOnce: AbortSignal;
  readonly onSay: (text: string) => void;
  readonly onRun: () => void;
}
