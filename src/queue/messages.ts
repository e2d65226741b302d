import { z } from "zod";
import { limits } from "../scenario/vocabulary/limits.ts";

/** What travels over a queue, each of it read as if a stranger had put it there. */

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const contentHash = hex(64);
const runKeyOf = hex(40);

/** Runs of one batch at most; a unit of more is one batch nevertheless. */
export const RUNS_PER_BATCH = 500;

/** Which of a scenario's plans: to choose on, or to report. */
const round = z.enum(["tuning", "reported"]);

export const batchMessage = z.strictObject({
  form: z.literal(1),
  /** SHA-256 of the document that says what the runs are. */
  document: contentHash,
  store: hex(16),
  /** A file beside the store's runs, by which a worker knows whether it sees the same folder; null where it is to return its runs. */
  marker: hex(32).nullable(),
  runs: z
    .array(
      z.strictObject({
        round,
        variant: z.string().max(1000),
        seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
        key: runKeyOf,
      }),
    )
    .min(1)
    .max(limits.runs),
});
export type BatchMessage = z.infer<typeof batchMessage>;
export type RunOfBatch = BatchMessage["runs"][number];

/** A finished run: in the store already, where the worker shares its folder, or with its two files as contents. */
export const resultMessage = z.union([
  z.strictObject({ key: runKeyOf, stored: z.literal(true) }),
  z.strictObject({ key: runKeyOf, record: contentHash, summary: contentHash }),
]);
export type ResultMessage = z.infer<typeof resultMessage>;

/** Who is at the queue. */
export const presentMessage = z.strictObject({
  arithmetic: contentHash,
  version: z.string().max(40),
  host: z.string().max(255),
  pid: z.int().min(0),
  threads: z.int().min(0).max(100_000),
});
export type Present = z.infer<typeof presentMessage>;

/** What a scenario is to a worker: its text, how it departs from it, what was chosen, and its tables by their content. */
export const documentMessage = z.strictObject({
  form: z.literal(1),
  text: z.string(),
  variation: z
    .strictObject({
      seeds: z.int().min(1).max(limits.runs).nullable(),
      steps: z.int().min(1).max(limits.steps).nullable(),
      quick: z.boolean(),
      untilDecided: z.boolean().optional(),
    })
    .nullable(),
  choices: z
    .array(z.strictObject({ levels: z.record(z.string(), z.string()), value: z.string() }))
    .max(limits.variants)
    .nullable(),
  tables: z
    .array(z.strictObject({ path: z.string().max(4096), sha256: contentHash }))
    .max(limits.variants * 2),
});
export type DocumentMessage = z.infer<typeof documentMessage>;

/** What a text says as JSON; null where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
