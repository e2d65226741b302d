import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { MeasuredRun } from "../../measures/measure.ts";
import { variationOfWords } from "../../scenario/variation.ts";
import { measuredRuns } from "./measuredRuns.ts";

/** What can be read of a report that was written before, from its folder alone. */
export interface FinishedReport {
  readonly folder: string;
  readonly manifest: z.output<typeof needed>;
  /** As `data/runs.csv` has them. */
  readonly runs: readonly MeasuredRun[];
}

/** Reads a report's folder, or says why it is none. */
export function readReport(folder: string): FinishedReport | { readonly fault: string } {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) return { fault: "expected a report's folder; there is no manifest.json in it" };
  const table = join(folder, "data", "runs.csv");
  if (!existsSync(table)) return { fault: "the report has no data/runs.csv" };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { fault: "manifest.json is not JSON" };
  }
  const manifest = needed.safeParse(content);
  if (!manifest.success)
    return {
      fault: `manifest.json has no good "${manifest.error.issues[0]!.path.join(".")}": another lab wrote it`,
    };
  const runs = measuredRuns(readFileSync(table, "utf8"));
  return "fault" in runs
    ? { fault: `data/runs.csv: ${runs.fault}` }
    : { folder, manifest: manifest.data, runs: runs.runs };
}

const variation = z.object({
  seeds: z.number().nullable(),
  steps: z.number().nullable(),
  quick: z.boolean(),
  untilDecided: z.boolean().default(false),
});

/** Reports come from strangers: what is used of a manifest is checked. */
const needed = z.object({
  lab: z.string(),
  node: z.string(),
  scenario: z.string(),
  file: z.string(),
  text: z.string(),
  /** Older manifests have its words. */
  variation: z.union([variation, z.string().transform(variationOfWords)]).nullable(),
  seeds: z.array(z.number()).min(1),
  tuning: z.object({ path: z.string(), seeds: z.object({ from: z.number(), count: z.number() }) }).nullable(),
  variants: z.array(z.object({ id: z.string(), settings: z.unknown() })),
});
