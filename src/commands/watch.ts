import { readFileSync, watch as watchFiles } from "node:fs";
import { basename, dirname, join } from "node:path";
import { FileFault } from "../runs/fileFault.ts";
import { folderName } from "../scenario/variation.ts";
import { Stopped, UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { onStopSignals, type StopSignal } from "../terminal/stopSignals.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { serveReport } from "./reportServer.ts";
import { run } from "./run.ts";
import type { RunFlags } from "./runFlags.ts";
import { scenarioFile } from "./scenarioFiles.ts";

/** Editors write a file in several strokes. */
const SETTLED_MILLISECONDS = 150;

/** Runs a scenario, serves its report, and does both again whenever the file changes, until Ctrl-C. */
export async function watch(given: string, flags: RunFlags & { readonly port: number }): Promise<void> {
  const file = scenarioFile(given);
  let folder = folderOf(file, flags);
  // Before the runs, which may take hours: a port that is taken is known at once.
  const server = await serveReport(() => folder, flags.port);
  let asked: StopSignal | null = null;
  let wake = () => {};
  const forget = onStopSignals((signal) => {
    asked = signal;
    wake();
  });
  /** Null until a signal comes; the compiler does not see that another function sets it. */
  const heard = () => asked as StopSignal | null;
  let waiting: NodeJS.Timeout | undefined;
  let watcher: ReturnType<typeof watchFiles> | undefined;
  try {
    let seen = contentOf(file);
    watcher = watchFiles(dirname(file), (_, name) => {
      if (name !== null && name !== basename(file)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => wake(), SETTLED_MILLISECONDS);
    });
    watcher.on("error", (error) => {
      process.stderr.write(`${safeText(file)} cannot be followed any more: ${safeText(error.message)}\n`);
    });
    await run([file], flags);
    server.tell({ kind: "report" });
    if (heard() === null)
      process.stdout.write(
        `\n  ${server.address}  shows the report and follows ${safeText(file)}; Ctrl-C ends it\n`,
      );
    while (heard() === null) {
      const now = contentOf(file) ?? seen;
      if (now === seen) {
        await new Promise<void>((woken) => {
          wake = woken;
        });
        continue;
      }
      seen = now;
      try {
        folder = folderOf(file, flags);
        await run([file], flags);
        server.tell({ kind: "report" });
      } catch (error) {
        if (!(error instanceof UserFault || error instanceof FileFault)) throw error;
        process.stderr.write(`${safeText(error.message)}\n`);
        server.tell({ kind: "faults", text: error.message });
      }
    }
  } finally {
    clearTimeout(waiting);
    watcher?.close();
    await server.close();
    forget();
  }
  throw new Stopped("stopped watching; the report is kept", heard() ?? "SIGINT");
}

/** The file's text, or the reason why it has none, which is as good a change; null while an editor has it moved away. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? null : `cannot be read: ${code}`;
  }
}

/** Where the report of the scenario as it is now is written. */
function folderOf(file: string, flags: RunFlags): string {
  const [{ scenario, variation }] = loadScenarios([file], flags) as [
    ReturnType<typeof loadScenarios>[number],
  ];
  return join(flags.out, folderName(scenario.name, variation));
}
