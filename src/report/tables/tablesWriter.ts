import { fileFaultOf } from "../../runs/fileFault.ts";
import { openStore } from "../../runs/store.ts";
import { finishedSummary, keepingSummaries } from "../../runs/summaries.ts";
import type { Factorial } from "./factorColumns.ts";
import { tablesOf } from "./reportTables.ts";
import { writeTables, writeTablesReadme } from "./writeTables.ts";

/** Which tables, and where: of runs in a store, in plan order. */
export interface TablesTask {
  readonly store: string;
  readonly runs: readonly {
    readonly variant: string;
    readonly seed: number;
    readonly key: string;
    readonly detailed: boolean;
  }[];
  readonly scenario: Factorial;
  readonly folder: string;
  /** Every so many tables, from this place on; whoever has the first describes all of them. */
  readonly share: { readonly place: number; readonly of: number };
}

/** "written"; or why not, in words: those of `fileFaultOf`, or an error's own. */
export type TablesAnswer = "written" | { readonly fault: string } | { readonly error: string };

async function answer({
  store: folder,
  runs,
  scenario,
  folder: data,
  share,
}: TablesTask): Promise<TablesAnswer> {
  try {
    const store = keepingSummaries(openStore(folder));
    const tables = tablesOf({
      scenario,
      runs: runs.map(({ variant, seed, key }) => ({
        variant,
        seed,
        get summary() {
          return finishedSummary(store, key);
        },
      })),
      details: runs
        .filter(({ detailed }) => detailed)
        .map(({ variant, seed, key }) => ({ variant, seed, record: store.record(key)! })),
    });
    await writeTables(
      tables.filter((_, index) => index % share.of === share.place),
      data,
    );
    if (share.place === 0) await writeTablesReadme(tables, data);
    return "written";
  } catch (error) {
    const fault = fileFaultOf(error);
    return fault === null ? { error: String((error as Error).stack) } : { fault };
  }
}

/**
 * A process of its own, one of several: an answer for every task, until whoever gives them has no more, or has ended; who also decides what
 * becomes of Ctrl-C.
 */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.on("message", async (task: TablesTask) => {
  const said = await answer(task);
  // There may be nobody left to hear it.
  process.send?.(said, undefined, undefined, () => {});
});
