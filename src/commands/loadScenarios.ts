import { planBytes } from "../plan/planBytes.ts";
import { planSummary } from "../plan/planSummary.ts";
import { settingsFault } from "../scenario/checks/checks.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readScenarioFile } from "../scenario/readFile.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { overlap } from "../scenario/tune.ts";
import type { Variation } from "../scenario/variation.ts";
import { type AskedVariation, withVariation } from "../scenario/vary.ts";
import { atMost, bytesInWords, limits } from "../scenario/vocabulary/limits.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { scenarioFile } from "./scenarioFiles.ts";

export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly variation: Variation | null;
}

/** Reads every scenario before anything runs; the faults of all of them are one error. */
export function loadScenarios(
  given: readonly string[],
  { maxFile, ...variation }: AskedVariation & { readonly maxFile?: number | undefined } = {},
): LoadedScenario[] {
  const read = given.map((name) => {
    const file = scenarioFile(name);
    return { file, ...readScenarioFile(file, { onRows: tellRows, maxBytes: maxFile && maxFile * 1024 }) };
  });
  const faults = read.flatMap((one) => ("faults" in one ? [formatFaults(one.file, one.faults)] : []));
  if (faults.length > 0) throw new UserFault(faults.join("\n\n"));
  const withoutClaims = read.flatMap((one) =>
    "scenario" in one && one.scenario.claims.length === 0 ? [one] : [],
  );
  if (variation.untilDecided && withoutClaims.length > 0)
    throw new UserFault(
      withoutClaims
        .map(({ file }) => `--until-decided: expected claims that can be decided; ${safeText(file)} has none`)
        .join("\n"),
    );
  const varied = read.flatMap((one) => ("scenario" in one ? [withVariation(one.scenario, variation)] : []));
  for (const { scenario } of varied)
    if (scenario.tune && overlap(scenario.seeds, scenario.tune.seeds))
      throw new UserFault(
        `${flagOf(variation)}: expected so few that the tuning seeds of ${safeText(scenario.file)} (from ${scenario.tune.seeds.from}) are not reported; got ${scenario.seeds.count}`,
      );
  for (const one of varied) {
    const { scenario } = one;
    requireFit(one);
    requireRoom(scenario, variation);
  }
  return varied;
}

const flagOf = ({ untilDecided }: AskedVariation) => (untilDecided ? "--until-decided" : "--seeds");

/** Other seeds than the file's may be more runs, and more on disk, than the file was checked for. */
function requireRoom(scenario: Scenario, asked: AskedVariation): void {
  if (asked.seeds === undefined && !asked.untilDecided) return;
  const { runs, tuningRuns } = planSummary(scenario);
  const told = (expected: string, got: string) =>
    new UserFault(`${flagOf(asked)}: expected ${expected}; ${safeText(scenario.file)} would have ${got}`);
  if (runs + tuningRuns > limits.runs) throw told(atMost("runs", "runs"), String(runs + tuningRuns));
  const { store } = planBytes(scenario);
  if (store > limits.storeBytes) throw told(atMost("storeBytes", "on disk"), `about ${bytesInWords(store)}`);
}

/** Other steps than the file's may ask for more memory, or reach less of a schedule, than the file was checked for. */
function requireFit({ scenario: { file, variants, tune }, variation }: LoadedScenario): void {
  if (variation === null || variation.steps === null) return;
  for (const { settings, label } of [...variants, ...(tune?.candidates ?? [])]) {
    const fault = settingsFault(settings);
    if (fault !== null)
      throw new UserFault(
        `${variation.quick ? "--quick" : "--steps"}: ${safeText(file)}, ${safeText(label || "its variant")}: ${fault}`,
      );
  }
}

/** A large table takes seconds to read. */
function tellRows(table: string, rows: number): void {
  process.stderr.write(`  ${safeText(table)}: ${rows} rows read\n`);
}
