import { loadScenarios } from "./loadScenarios.ts";
import { allScenarioFiles } from "./scenarioFiles.ts";

/** Reads scenarios and says that they are well; faults are thrown all at once. */
export function check(
  given: readonly string[],
  flags: { readonly json?: boolean; readonly quiet?: boolean; readonly maxFile?: number },
): void {
  const loaded = loadScenarios(given.length > 0 ? given : allScenarioFiles(), { maxFile: flags.maxFile });
  if (flags.json) {
    const names = loaded.map(({ scenario }) => ({ name: scenario.name, file: scenario.file, faults: 0 }));
    process.stdout.write(`${JSON.stringify(names, null, 2)}\n`);
  } else if (!flags.quiet)
    for (const { scenario } of loaded) process.stdout.write(`${scenario.file} is well\n`);
}
