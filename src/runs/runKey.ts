import { createHash } from "node:crypto";
import type { RunPlan } from "../plan/runPlan.ts";
import type { RunSettings } from "../scenario/scenario.ts";

/** Digits of a key that tell whose arithmetic made it. */
const ARITHMETIC_DIGITS = 8;

/**
 * The key under which a run is stored: SHA-256 of its canonical plan (names of variants and paths of tables left out,
 * which are known by their content) and the arithmetic, so that a finished run is found
 * again exactly where it would come out the same. Its first digits are those of the arithmetic.
 */
export function runKey(plan: RunPlan, arithmetic: string): string {
  const { seed, detailed, settings } = plan;
  const own = createHash("sha256")
    .update(arithmetic)
    .update(canonicalJson({ seed, detailed, settings: withoutPaths(settings) }))
    .digest("hex");
  return arithmetic.slice(0, ARITHMETIC_DIGITS) + own.slice(0, 40 - ARITHMETIC_DIGITS);
}

/** Whether a key is of this arithmetic; a run of another is never found again with it. */
export function isOfArithmetic(key: string, arithmetic: string): boolean {
  return key.startsWith(arithmetic.slice(0, ARITHMETIC_DIGITS));
}

/** Whether a name in the store is that of a run. */
export function isRunKey(name: string): boolean {
  return /^[0-9a-f]{40}$/.test(name);
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
