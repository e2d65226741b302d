import { fork } from "node:child_process";
import { once } from "node:events";
import { builtFile } from "../../runs/builtFile.ts";
import { FileFault } from "../../runs/fileFault.ts";
import type { StoredReport } from "../reportInput.ts";
import type { TablesAnswer, TablesTask } from "./tablesWriter.ts";

/** Writes tables of reports, one report after the other, in a process of its own, which reads the runs from the store. */
export interface TablesBeside {
  /** @returns when the other process has what it needs; `written` when the tables are there */
  write(report: StoredReport, folder: string): Promise<{ readonly written: Promise<void> }>;
  /** When no report is to come. */
  end(): void;
}

/** A process, since a thread would have to rest before it ends (`retire`). It takes a while to begin: whoever can begins it early. */
export function tablesBeside(): TablesBeside {
  const writer = fork(builtFile("tablesWriter"));
  const ended = once(writer, "exit").then(([code, signal]): never => {
    throw new Error(`the tables could not be written: their process ended (${signal ?? code})`);
  });
  // Heard of where it is waited for, however long that takes.
  ended.catch(() => {});

  async function answered(): Promise<void> {
    const [answer] = (await Promise.race([once(writer, "message"), ended])) as [TablesAnswer];
    if (answer === "written") return;
    if ("fault" in answer) throw new FileFault(answer.fault);
    throw new Error(answer.error);
  }

  return {
    async write(report, folder) {
      const written = answered();
      written.catch(() => {});
      await new Promise<void>((sent) => writer.send(taskOf(report, folder), () => sent()));
      return { written };
    },
    end() {
      if (writer.connected) writer.disconnect();
    },
  };
}

function taskOf(
  { store, scenario: { factors, variants }, details, manifest }: StoredReport,
  folder: string,
): TablesTask {
  const detailed = new Set(details.map(({ variant, seed }) => `${seed}/${variant}`));
  return {
    store,
    folder,
    runs: manifest.runs.map((run) => ({ ...run, detailed: detailed.has(`${run.seed}/${run.variant}`) })),
    scenario: { factors, variants: variants.map(({ id, levels }) => ({ id, levels })) },
  };
}
