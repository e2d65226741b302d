import { join } from "node:path";
import { frozen } from "../plan/frozen.ts";
import { plan } from "../plan/plan.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import { tuningPlan } from "../plan/tuningPlan.ts";
import { runKey } from "../runs/runKey.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { settingsFault } from "../scenario/checks/checks.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { openTable } from "../scenario/table/openTable.ts";
import { asVaried } from "../scenario/vary.ts";
import type { Contents } from "./contents.ts";
import { TABLE_BYTES } from "./document.ts";
import { type DocumentMessage, documentMessage, type RunOfBatch } from "./messages.ts";
import { QueueFault } from "./queueFault.ts";

/** Beside the text of the scenario, what else a document says. */
const BESIDE_TEXT_BYTES = 1024 * 1024;

/** The plan of a run that a batch names. */
export type PlannedAgain = (run: RunOfBatch) => RunPlan;

/**
 * Reads a document as a scenario of strangers is read, with its tables, and plans its runs again: what a worker trains is what
 * it has planned itself. Tables are laid into a folder of the worker's own, under their SHA-256; no path of the document is opened.
 *
 * @returns null where the document or a table is not at the server
 *
 * Errors   throws a `QueueFault` where it is no scenario, is too large, or a run's key is not that of its plan
 */
export async function planAgain(
  contents: Contents,
  sha256: string,
  {
    arithmetic,
    folder,
    maxText,
  }: { readonly arithmetic: string; readonly folder: string; readonly maxText: number },
): Promise<PlannedAgain | null> {
  const bytes = await contents.get(sha256, maxText + BESIDE_TEXT_BYTES);
  if (bytes === null) return null;
  const document = readDocument(bytes, maxText);
  if (!(await receiveTables(contents, document, folder))) return null;
  const plans = plansOf(scenarioOf(document, folder), document);
  return (run) => {
    const found = plans.get(nameOf(run));
    if (found === undefined) throw new QueueFault(`the scenario has no run ${nameOf(run)}`);
    if (runKey(found, arithmetic) !== run.key)
      throw new QueueFault(`the key of run ${nameOf(run)} is not that of its plan here`);
    return atTables(found, folder);
  };
}

function readDocument(bytes: Uint8Array, maxText: number): DocumentMessage {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new QueueFault("expected a scenario from the queue; got what is no JSON");
  }
  const read = documentMessage.safeParse(value);
  if (!read.success)
    throw new QueueFault(
      `expected a scenario from the queue; ${read.error.issues[0]!.path.join(".")} is none`,
    );
  const { length } = new TextEncoder().encode(read.data.text);
  if (length > maxText)
    throw new QueueFault(
      `expected a scenario of at most ${Math.ceil(maxText / 1024)} kB; got ${Math.ceil(length / 1024)} kB (work --max-file ${Math.ceil(length / 1024)} takes it)`,
    );
  return read.data;
}

const tableFile = (sha256: string) => `${sha256}.csv`;

/** False where one is not at the server. */
async function receiveTables(
  contents: Contents,
  { tables }: DocumentMessage,
  folder: string,
): Promise<boolean> {
  for (const sha256 of new Set(tables.map((table) => table.sha256))) {
    const bytes = await contents.get(sha256, TABLE_BYTES);
    if (bytes === null) return false;
    writeWholeFile(join(folder, tableFile(sha256)), bytes);
  }
  return true;
}

function scenarioOf({ text, variation, tables }: DocumentMessage, folder: string): Scenario {
  const hashes = new Map(tables.map(({ path, sha256 }) => [path, sha256]));
  const read = readScenario("scenario.yaml", text, (path, wanted, known) => {
    const sha256 = hashes.get(path);
    return sha256 === undefined
      ? { faults: ["this table did not come with the scenario"] }
      : openTable(folder, tableFile(sha256), wanted, known);
  });
  if ("faults" in read)
    throw new QueueFault(`the scenario has faults\n${formatFaults("scenario.yaml", read.faults)}`);
  const scenario = asVaried(read.scenario, variation);
  for (const { settings } of [...scenario.variants, ...(scenario.tune?.candidates ?? [])]) {
    const fault = variation === null ? null : settingsFault(settings);
    if (fault !== null) throw new QueueFault(`the scenario with other steps: ${fault}`);
  }
  return scenario;
}

const nameOf = ({ round, variant, seed }: Omit<RunOfBatch, "key">) => `${round} ${variant} ${seed}`;

function plansOf(scenario: Scenario, { choices }: DocumentMessage): Map<string, RunPlan> {
  const tuning = tuningPlan(scenario).map((run) => [nameOf({ round: "tuning", ...run }), run] as const);
  if (scenario.tune !== null && choices === null) return new Map(tuning);
  const reported = plan(frozen(scenario, choices ?? []));
  return new Map([
    ...tuning,
    ...reported.map((run) => [nameOf({ round: "reported", ...run }), run] as const),
  ]);
}

/** The same run with its tables where they lie here; its key knows them by their content. */
function atTables(run: RunPlan, folder: string): RunPlan {
  const { data } = run.settings;
  if (!("table" in data)) return { ...run, folder };
  const { table } = data;
  const test = table.test && { ...table.test, csv: tableFile(table.test.sha256) };
  return {
    ...run,
    folder,
    settings: { ...run.settings, data: { table: { ...table, csv: tableFile(table.sha256), test } } },
  };
}
