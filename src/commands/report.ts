import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { redrawScenario } from "../lab.ts";
import { liveLinkOf } from "../live/liveLinkOf.ts";
import { writeLive } from "../live/writeLive.ts";
import { runCalledAs } from "../report/calledAs.ts";
import { type TablesBeside, tablesBeside } from "../report/tables/tablesBeside.ts";
import { writeReport } from "../report/writeReport.ts";
import { folderName } from "../scenario/variation.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { warn } from "../terminal/warn.ts";
import { damagedRuns } from "./damagedRuns.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { outcomeLines } from "./outcomeLines.ts";
import { refuseOthersReports } from "./writtenReports.ts";

/** Draws reports again from what the store holds; a missing run is a fault, since nothing is run here. */
export async function redraw(given: readonly string[], flags: RedrawFlags): Promise<void> {
  // Before scenarios are read and runs are looked for, so that it is ready by then.
  const tables = tablesBeside();
  try {
    await redrawAll(given, flags, tables);
  } finally {
    tables.end();
  }
}

interface RedrawFlags {
  readonly seeds?: number;
  readonly untilDecided?: boolean;
  readonly steps?: number;
  readonly maxFile?: number;
  readonly out: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

async function redrawAll(given: readonly string[], flags: RedrawFlags, tables: TablesBeside): Promise<void> {
  const loaded = loadScenarios(given.length > 0 ? given : ["rose-buds"], flags);
  refuseOthersReports(loaded, flags.out);
  const pages: string[] = [];
  for (const { scenario, variation } of loaded) {
    const folder = join(flags.out, folderName(scenario.name, variation));
    const made = madeBefore(folder);
    const { onDamaged, lines } = damagedRuns();
    const input = redrawScenario(scenario, { reports: flags.out, variation, made, onDamaged });
    if (input === null)
      throw new UserFault(
        [
          `report: ${safeText(scenario.file)} has runs that are not in ${safeText(join(flags.out, ".runs"))}; run it first: ${runCalledAs(safeText(scenario.file))}`,
          ...lines("running does it again"),
        ].join("\n"),
      );
    writeLive(flags.out, folderName(scenario.name, variation));
    const page = await writeReport(input, flags.out, warn, liveLinkOf, tables);
    pages.push(page);
    if (flags.json || flags.quiet) continue;
    const came = outcomeLines(input, { verbose: flags.verbose ?? false });
    const told = [scenario.title, `  ${scenario.question}`].map(safeText);
    const body = came.length > 0 ? ["", ...came, ""] : [""];
    process.stdout.write(`${[...told, ...body, `  report  ${safeText(page)}`].join("\n")}\n\n`);
  }
  if (flags.json) process.stdout.write(`${safeJson({ reports: pages })}\n`);
}

/** When and how the runs of a report were done; null where its manifest does not tell. */
function madeBefore(folder: string): z.output<typeof told> | null {
  try {
    return told.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
  } catch {
    return null;
  }
}

const told = z.object({
  madeAt: z.string(),
  seconds: z.number(),
  reused: z.number(),
  workers: z.number(),
});
