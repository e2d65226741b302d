import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { builtFile } from "../runs/builtFile.ts";
import { makeFolder } from "../runs/makeFolder.ts";
import { sweepTemporary, whenWhole, writeWholeFile } from "../runs/wholeFile.ts";
import { folderName } from "../scenario/variation.ts";
import { cardsIn } from "./cards.ts";
import { chartsOf } from "./compiledCharts.ts";
import { findingsJson } from "./findingsFile.ts";
import type { LiveLinkOf } from "./liveLink.ts";
import type { StoredReport } from "./reportInput.ts";
import { buildIndex, type IndexEntry, indexEntry } from "./reportsIndex.ts";
import { type TablesBeside, tablesBeside } from "./tables/tablesBeside.ts";

/**
 * Writes a report's folder: the tables first, `index.html` last, each a whole file or none; then the index of all. A process
 * of their own writes the tables while the page is made here.
 *
 * @param warn told of charts that cannot be made
 * @param live what the live lab, which is written beside, makes of a variant
 * @param beside who writes the tables, where somebody has begun already
 * @returns the path of the page
 */
export async function writeReport(
  input: StoredReport,
  reports: string,
  warn?: (text: string) => void,
  live: LiveLinkOf | null = null,
  beside?: TablesBeside,
): Promise<string> {
  const tables = beside ?? tablesBeside();
  try {
    return await writeBeside(tables, input, reports, warn, live);
  } finally {
    if (tables !== beside) tables.end();
  }
}

async function writeBeside(
  tables: TablesBeside,
  input: StoredReport,
  reports: string,
  warn: ((text: string) => void) | undefined,
  live: LiveLinkOf | null,
): Promise<string> {
  const folder = join(reports, folderName(input.manifest.scenario, input.manifest.variation));
  const data = join(folder, "data");
  makeFolder(data);
  for (const each of [data, folder, reports]) sweepTemporary(each);
  const { written } = await tables.write(input, data);
  // What a page is made of is loaded while the other process begins.
  const { buildReport } = await import("./buildReport.ts");
  const html = await buildReport(input, builtScript("page"), {
    ...(warn && { warn }),
    live,
    exerciseScript: builtScript("exercise"),
    charts: chartsOf(reports),
  });
  await written;
  const card: IndexEntry = {
    ...indexEntry(input),
    from: relative(reports, input.scenario.file).replaceAll(sep, "/"),
  };
  await Promise.all([
    whenWhole(join(folder, "findings.json"), findingsJson(input)),
    whenWhole(join(folder, "manifest.json"), indented(input.manifest)),
    whenWhole(join(folder, "card.json"), indented(card)),
  ]);
  const page = join(folder, "index.html");
  writeWholeFile(page, html);
  writeIndex(reports);
  return page;
}

const indented = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** A script for the browser, which the build left beside this file. */
function builtScript(name: "page" | "exercise" | "reports"): string {
  return readFileSync(builtFile(name), "utf8");
}

/** `reports/index.html` from the cards of the reports that are there. */
function writeIndex(reports: string): void {
  const { entries, broken } = cardsIn(reports);
  const hasLive = existsSync(join(reports, "live.html"));
  writeWholeFile(join(reports, "index.html"), buildIndex(entries, builtScript("reports"), broken, hasLive));
}
