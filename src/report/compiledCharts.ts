import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { removeOlder, writePassingFile } from "../runs/wholeFile.ts";
import type { Fragment } from "./charts/chart.ts";

/** Of Vega-Lite and Vega, put in when the lab is built. */
declare const CHART_VERSIONS: string | undefined;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Charts as the page draws them, compiled once for every shape: what is told of a chart is no part of its shape. Kept for
 * later in a folder, where there is one: reports of a scenario, and those of others, share most of their shapes, and
 * Vega-Lite is not even loaded where all are known.
 */
export class CompiledCharts {
  private readonly known = new Map<string, object>();
  /** What was kept a month ago is made again by whoever still needs it. */
  private hasSwept = false;

  constructor(private readonly folder: string | null = null) {}

  /** Errors   where the chart cannot be made (`compileChart`) */
  async compiled({ description, ...shape }: Fragment): Promise<object> {
    const text = JSON.stringify(shape);
    const compiled = this.known.get(text) ?? (await this.keptOrMade(text, shape));
    this.known.set(text, compiled);
    return { ...compiled, description };
  }

  private async keptOrMade(text: string, shape: Fragment): Promise<object> {
    const file = this.folder && join(this.folder, `${nameOf(text)}.json`);
    const kept = file && readKept(file);
    if (kept) return kept;
    const { compileChart } = await import("./compileChart.ts");
    // Some description, so that it stands where it belongs.
    const made = compileChart({ ...shape, description: "-" });
    if (file) this.keep(file, made);
    return made;
  }

  private keep(file: string, made: object): void {
    writePassingFile(file, JSON.stringify(made));
    if (this.hasSwept) return;
    this.hasSwept = true;
    for (const name of readdirSync(this.folder!)) removeOlder(join(this.folder!, name), 30 * DAY);
  }
}

/** Those of this process, kept nowhere. */
export const passingCharts = new CompiledCharts();

/** Those that the reports of a folder have in common. */
export const chartsOf = (reports: string) => new CompiledCharts(join(reports, ".charts"));

/** By what made it, too. */
const nameOf = (text: string) =>
  createHash("sha256")
    .update(typeof CHART_VERSIONS === "string" ? CHART_VERSIONS : "unbuilt")
    .update(text)
    .digest("hex");

/** Null where it is not there, or not a chart: it is then made again. */
function readKept(file: string): object | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof kept === "object" && kept !== null && "marks" in kept ? kept : null;
  } catch {
    return null;
  }
}
