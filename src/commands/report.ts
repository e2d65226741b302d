import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { redrawScenario } from "../lab.ts";
import type { Manifest } from "../report/input.ts";
import { folderName, writeReport } from "../report/writeReport.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { warn } from "../terminal/warn.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { refuseOthersReports } from "./writtenReports.ts";

/** Draws reports again from what the store holds; a missing run is a fault, since nothing is run here. */
export async function redraw(
  given: readonly string[],
  flags: {
    readonly seeds?: number;
    readonly steps?: number;
    readonly out: string;
    readonly quiet?: boolean;
    readonly json?: boolean;
  },
): Promise<void> {
  const loaded = loadScenarios(given.length > 0 ? given : ["rose-buds"], flags);
  refuseOthersReports(loaded, flags.out);
  const pages: string[] = [];
  for (const { scenario, variation } of loaded) {
    const folder = join(flags.out, folderName(scenario.name, variation));
    const manifest = join(folder, "manifest.json");
    const made = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")) as Manifest) : null;
    const input = redrawScenario(scenario, { reports: flags.out, variation, made });
    if (input === null)
      throw new UserFault(
        `report: ${scenario.file} has runs that are not in ${join(flags.out, ".runs")}; run it first: npm run scenario ${scenario.file}`,
      );
    pages.push(await writeReport(input, flags.out, warn));
  }
  if (flags.json) process.stdout.write(`${safeJson({ reports: pages })}\n`);
  else if (!flags.quiet)
    process.stdout.write(`${safeText(pages.map((page) => `report  ${page}`).join("\n"))}\n`);
}
