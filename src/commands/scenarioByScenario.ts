import { Stopped } from "../terminal/fail.ts";
import { safeJson } from "../terminal/safeText.ts";
import type { StopSignal } from "../terminal/stopSignals.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** Runs one scenario after the other, and prints what came of them as JSON where that is asked for; a signal ends it between two. */
export async function scenarioByScenario(
  loaded: readonly LoadedScenario[],
  json: boolean | undefined,
  runOne: (one: LoadedScenario) => Promise<{ readonly result: object; readonly asked: StopSignal | null }>,
): Promise<void> {
  const results: object[] = [];
  for (const one of loaded) {
    const { result, asked } = await runOne(one);
    results.push(result);
    if (asked !== null && results.length < loaded.length)
      throw new Stopped(
        `stopped: ${results.length} of ${loaded.length} scenarios are done; the same command goes on from there`,
        asked,
      );
  }
  if (json) process.stdout.write(`${safeJson(results.length === 1 ? results[0] : results)}\n`);
}
