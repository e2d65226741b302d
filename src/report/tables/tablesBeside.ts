import { fork } from "node:child_process";
import { once } from "node:events";
import { builtFile } from "../../runs/builtFile.ts";
import { FileFault } from "../../runs/fileFault.ts";
import type { StoredReport } from "../reportInput.ts";
import type { TablesAnswer, TablesTask } from "./tablesWriter.ts";

/**
 * Begins to write the tables of a report, in a process of its own, which reads the runs from the store: a thread would have
 * to rest before it ends (`retire`).
 *
 * @returns when the other process has what it needs; `written` when the tables are there
 */
export async function tablesBeside(
  { store, scenario: { factors, variants }, details, manifest }: StoredReport,
  folder: string,
): Promise<{ readonly written: Promise<void> }> {
  const detailed = new Set(details.map(({ variant, seed }) => `${seed}/${variant}`));
  const task: TablesTask = {
    store,
    folder,
    runs: manifest.runs.map((run) => ({ ...run, detailed: detailed.has(`${run.seed}/${run.variant}`) })),
    scenario: { factors, variants: variants.map(({ id, levels }) => ({ id, levels })) },
  };
  const writer = fork(builtFile("tablesWriter"));
  const written = answered(writer);
  // Heard of where it is waited for, however long the page takes.
  written.catch(() => {});
  await new Promise<void>((sent) => writer.send(task, () => sent()));
  return { written };
}

async function answered(writer: ReturnType<typeof fork>): Promise<void> {
  const ended = once(writer, "exit").then(([code, signal]): never => {
    throw new Error(`the tables could not be written: their process ended (${signal ?? code})`);
  });
  const [answer] = (await Promise.race([once(writer, "message"), ended])) as [TablesAnswer];
  if (answer === "written") return;
  if ("fault" in answer) throw new FileFault(answer.fault);
  throw new Error(answer.error);
}
