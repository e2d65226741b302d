import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { builtFile } from "../runs/builtFile.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { experimentNames, experimentOf } from "./experiments.ts";
import { liveHtml } from "./liveHtml.ts";

/**
 * Writes `live.html` into the folder of reports; the path of it. Links lead to the reports that are there.
 *
 * @param coming a report that is about to be there
 */
export function writeLive(reports: string, coming?: string): string {
  const there = experimentNames
    .map((name) => experimentOf(name).report)
    .filter((report) => report === coming || existsSync(join(reports, report, "index.html")));
  const scripts = {
    page: readFileSync(builtFile("live"), "utf8"),
    worker: readFileSync(builtFile("liveWorker"), "utf8"),
    tableWorker: readFileSync(builtFile("liveTableWorker"), "utf8"),
  };
  const file = join(reports, "live.html");
  writeWholeFile(file, liveHtml(scripts, there));
  return file;
}
