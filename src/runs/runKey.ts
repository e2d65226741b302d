import { createHash } from "node:crypto";
import { pathOf } from "../network/fast/path.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import type { RunSettings } from "../scenario/scenario.ts";

/**
 * The key under which a run is stored: SHA-256 of its canonical plan (names of variants and paths of tables left out,
 * which are known by their content), the kernels that it trains on and the worker's code, so that a finished run is found
 * again exactly where it would come out the same.
 */
export function runKey(plan: RunPlan, workerCodeHash: string): string {
  const { seed, detailed, settings } = plan;
  return createHash("sha256")
    .update(workerCodeHash)
    .update(
      canonicalJson({ seed, detailed, settings: withoutPaths(settings), path: pathOf(settings.network) }),
    )
    .digest("hex")
    .slice(0, 40);
}

function withoutPaths(settings: RunSettings): object {
  const { data } = settings;
  if (!("table" in data)) return settings;
  const { csv: _, test, ...table } = data.table;
  return { ...settings, data: { table: { ...table, test: test && { sha256: test.sha256 } } } };
}

/** JSON with the keys of every object in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
