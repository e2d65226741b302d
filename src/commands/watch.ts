import { existsSync, readFileSync, watch as watchFiles } from "node:fs";
import { basename, dirname, join } from "node:path";
import { folderName } from "../report/writeReport.ts";
import { Stopped, UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { serveReport } from "./reportServer.ts";
import { type RunFlags, run } from "./run.ts";
import { scenarioFile } from "./scenarioFiles.ts";

/** Editors write a file in several strokes. */
const SETTLED_MILLISECONDS = 150;

/** Runs a scenario, serves its report, and does both again whenever the file changes, until Ctrl-C. */
export async function watch(given: string, flags: RunFlags & { readonly port: number }): Promise<void> {
  const file = scenarioFile(given);
  let folder = folderOf(file, flags);
  await run([file], flags);
  const server = await serveReport(() => folder, flags.port);
  process.stdout.write(
    `\n  ${server.address}  shows the report and follows ${safeText(file)}; Ctrl-C ends it\n`,
  );

  let seen = readFileSync(file, "utf8");
  let stopped = false;
  let wake = () => {};
  let waiting: NodeJS.Timeout | undefined;
  const watcher = watchFiles(dirname(file), (_, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => wake(), SETTLED_MILLISECONDS);
  });
  const stop = () => {
    stopped = true;
    wake();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  try {
    while (!stopped) {
      const now = existsSync(file) ? readFileSync(file, "utf8") : seen;
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
        if (!(error instanceof UserFault)) throw error;
        process.stderr.write(`${safeText(error.message)}\n`);
        server.tell({ kind: "faults", text: error.message });
      }
    }
  } finally {
    clearTimeout(waiting);
    watcher.close();
    await server.close();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, stop);
  }
  throw new Stopped("stopped watching; the report is kept");
}

/** Where the report of the scenario as it is now is written. */
function folderOf(file: string, flags: RunFlags): string {
  const [{ scenario, variation }] = loadScenarios([file], flags) as [
    ReturnType<typeof loadScenarios>[number],
  ];
  return join(flags.out, folderName(scenario.name, variation));
}
