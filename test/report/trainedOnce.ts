import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { inject } from "vitest";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const known = new Map<string, RunRecord>();

/** The record of a run: trained by the first file of the tests that asks for it, read from disk by the others. */
export function trainedOnce(run: RunPlan): RunRecord {
  const key = createHash("sha1")
    .update(JSON.stringify([run.seed, run.settings]))
    .digest("hex");
  const record = known.get(key) ?? readOrTrain(join(inject("trained"), key), run);
  known.set(key, record);
  return record;
}

function readOrTrain(file: string, run: RunPlan): RunRecord {
  if (existsSync(file)) return deserialize(readFileSync(file));
  const record = trainCompiled(run);
  // As a whole or not at all: another process may look for it meanwhile.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, serialize(record));
  renameSync(own, file);
  return record;
}
