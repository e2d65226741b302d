import { beforehand, countFindings } from "../plan/beforehand.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { warningLines } from "../terminal/warnings.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { rehearseReports } from "./rehearseReports.ts";
import { allScenarioFiles } from "./scenarioFiles.ts";

/** Reads scenarios, compiles their charts and says that they are well; faults are thrown all at once. */
export async function check(
  given: readonly string[],
  flags: { readonly json?: boolean; readonly quiet?: boolean; readonly maxFile?: number },
): Promise<void> {
  const loaded = loadScenarios(given.length > 0 ? given : allScenarioFiles(), { maxFile: flags.maxFile });
  await rehearseReports(loaded);
  if (flags.json) {
    const names = loaded.map(({ scenario }) => ({
      name: scenario.name,
      file: scenario.file,
      faults: 0,
      findings: countFindings(scenario),
      warnings: beforehand(scenario),
    }));
    process.stdout.write(`${safeJson(names)}\n`);
  } else if (!flags.quiet)
    for (const { scenario } of loaded)
      process.stdout.write(
        [`${safeText(scenario.file)} is well`, ...warningLines(scenario)].map((line) => `${line}\n`).join(""),
      );
}
