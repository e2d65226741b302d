import { fork } from "node:child_process";
import { once } from "node:events";
import { builtFile } from "../../runs/builtFile.ts";
import { FileFault } from "../../runs/fileFault.ts";
import type { StoredReport } from "../reportInput.ts";
import type { TablesAnswer, TablesTask } from "./tablesWriter.ts";

/** Writes tables of reports, one report after the other, in processes of their own, which read the runs from the store. */
export interface TablesBeside {
  /** @returns when the other processes have what they need; `written` when the tables are there */
  write(report: StoredReport, folder: string): Promise<{ readonly written: Promise<void> }>;
  /** When no report is to come. */
  end(): void;
}

/** Of which each writes every other table: the three longest take as long as a page, and stand side by side in their order. */
const WRITERS = 2;

/** Processes, since threads would have to rest before they end (`retire`). They take a while to begin: whoever can begins them early. */
export function tablesBeside(): TablesBeside {
  const writers = Array.from({ length: WRITERS }, () => {
    const writer = fork(builtFile("tablesWriter"));
    const ended = once(writer, "exit").then(([code, signal]): never => {
      throw new Error(`the tables could not be written: their process ended (${signal ?? code})`);
    });
    // Heard of where it is waited for, however long that takes.
    ended.catch(() => {});
    return { writer, ended };
  });

  async function answered({ writer, ended }: (typeof writers)[number]): Promise<void> {
    const [answer] = (await Promise.race([once(writer, "message"), ended])) as [TablesAnswer];
    if (answer === "written") return;
    if ("fault" in answer) throw new FileFault(answer.fault);
    throw new Error(answer.error);
  }

  return {
    async write(report, folder) {
      const written = Promise.all(writers.map(answered)).then(() => {});
      written.catch(() => {});
      const task = taskOf(report, folder);
      await Promise.all(
        writers.map(
          ({ writer }, place) =>
            new Promise<void>((sent) =>
              writer.send({ ...task, share: { place, of: WRITERS } } satisfies TablesTask, () => sent()),
            ),
        ),
      );
      return { written };
    },
    end() {
      for (const { writer } of writers) if (writer.connected) writer.disconnect();
    },
  };
}

function taskOf(
  { store, scenario: { factors, variants }, details, manifest }: StoredReport,
  folder: string,
): Omit<TablesTask, "share"> {
  const detailed = new Set(details.map(({ variant, seed }) => `${seed}/${variant}`));
  return {
    store,
    folder,
    runs: manifest.runs.map((run) => ({ ...run, detailed: detailed.has(`${run.seed}/${run.variant}`) })),
    scenario: { factors, variants: variants.map(({ id, levels }) => ({ id, levels })) },
  };
}
