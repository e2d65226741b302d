import { passingCharts } from "../report/compiledCharts.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** Compiles the charts of every scenario before anything is trained; what cannot be made is one error, chart by chart. */
export async function rehearseReports(
  loaded: readonly LoadedScenario[],
  charts = passingCharts,
): Promise<void> {
  const { rehearse } = await import("../report/rehearsal/rehearse.ts");
  const faults: string[] = [];
  for (const { scenario } of loaded)
    for (const { chart, message } of await rehearse(scenario, charts))
      faults.push(`${scenario.file}: the chart ${chart} of its report cannot be made: ${message}`);
  if (faults.length > 0) throw new UserFault(safeText(faults.join("\n")));
}
