import type { Scenario } from "../scenario/scenario.ts";
import { variationFlags } from "../scenario/variation.ts";
import { runCalledAs } from "./calledAs.ts";
import { labVersion } from "./labVersion.ts";
import type { Manifest } from "./reportInput.ts";

/** How a report was made: what was run, with what, and the command that makes it again. */
export function createManifest(
  scenario: Scenario,
  runs: Manifest["runs"],
  tuning: Manifest["tuning"],
  made: Pick<Manifest, "variation" | "madeAt" | "seconds" | "reused" | "workers">,
): Manifest {
  return {
    lab: labVersion,
    node: process.version,
    scenario: scenario.name,
    file: scenario.file,
    text: scenario.text,
    variation: made.variation,
    madeAt: made.madeAt,
    seconds: made.seconds,
    reused: made.reused,
    workers: made.workers,
    seeds: Array.from({ length: scenario.seeds.count }, (_, index) => scenario.seeds.from + index),
    runs: runs.map(({ variant, seed, key }) => ({ variant, seed, key })),
    tuning,
    command: runCalledAs(scenario.file, made.variation ? variationFlags(made.variation) : ""),
    variants: scenario.variants.map(({ id, settings }) => ({ id, settings })),
  };
}
