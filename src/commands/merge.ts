import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { runCalledAs } from "../report/calledAs.ts";
import { counted } from "../report/readableNumbers.ts";
import { currentArithmetic } from "../runs/execute.ts";
import { mergeStores } from "../runs/mergeStores.ts";
import { isOfArithmetic, isRunKey } from "../runs/runKey.ts";
import { openStore } from "../runs/store.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { damagedRuns } from "./damagedRuns.ts";
import { requireFolder } from "./outFolder.ts";

/**
 * Brings the finished runs of several reports folders together in one, where `run` then finds them. Runs are copied with their
 * checks; what is damaged or half-written is told and left out; what is in the folder already stays.
 */
export async function merge(
  folders: readonly string[],
  flags: { readonly out: string; readonly quiet?: boolean; readonly json?: boolean },
): Promise<void> {
  const faults = folders.flatMap((folder) => folderFault(folder) ?? []);
  if (faults.length > 0) throw new UserFault(safeText(faults.join("\n")));
  requireNewOrReports(flags.out);
  const out = folders.find((folder) => isSamePlace(folder, flags.out));
  if (out !== undefined)
    throw new UserFault(
      `--out: expected another folder than those that are merged; got ${safeText(out)} (its runs are there already: leave it out of the list)`,
    );
  requireFolder(flags.out);
  const replaced = damagedRuns();
  const into = openStore(join(flags.out, ".runs"), { onDamaged: replaced.onDamaged });
  const say = (text: string) => {
    if (!flags.quiet && !flags.json) process.stdout.write(`${text}\n`);
  };
  const results = [];
  for (const folder of folders) {
    const leftOut = damagedRuns();
    const from = openStore(join(folder, ".runs"), { onDamaged: leftOut.onDamaged });
    const merged = await mergeStores(from, into, leftOut.onDamaged);
    say(
      `${safeText(folder)}: ${counted(merged.copied, "run")} copied, ${merged.there} there already${leftOut.count() > 0 ? `, ${leftOut.count()} left out` : ""}`,
    );
    for (const line of leftOut.lines("left out")) process.stderr.write(`${line}\n`);
    results.push({
      folder,
      copied: merged.copied,
      there: merged.there,
      leftOut: leftOut.count(),
      different: merged.different,
    });
  }
  for (const line of replaced.lines("replaced if it was among those merged"))
    process.stderr.write(`${line}\n`);
  const keys = readdirSync(into.folder).filter(isRunKey);
  const arithmetic = currentArithmetic();
  const foreign = keys.filter((key) => !isOfArithmetic(key, arithmetic)).length;
  say(
    `${safeText(flags.out)}: ${counted(keys.length, "run")}${foreign > 0 ? `, ${foreign} of them of another version of the lab, which does not find them here` : ""}; ${safeText(runCalledAs("NAME", `--out ${flags.out}`))} finds them and writes the report`,
  );
  if (flags.json)
    process.stdout.write(`${safeJson({ out: flags.out, runs: keys.length, foreign, folders: results })}\n`);
  const different = results.flatMap((result) => result.different);
  if (different.length > 0)
    throw new Error(
      `${counted(different.length, "run")} came out otherwise than the same run in ${flags.out}, which was kept: ${different.slice(0, 5).join(", ")}; one of the machines does not compute as the others do`,
    );
}

/** Why a folder holds no finished runs; null where it may. */
function folderFault(folder: string): string | null {
  const expected = "merge: expected a reports folder, with finished runs in .runs;";
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return `${expected} there is no ${folder}`;
  if (!status.isDirectory()) return `${expected} ${folder} is a file`;
  if (statSync(join(folder, ".runs"), { throwIfNoEntry: false })?.isDirectory()) return null;
  const meant =
    basename(folder) === ".runs"
      ? [dirname(folder)]
      : readdirSync(folder)
          .map((name) => join(folder, name))
          .filter((inner) => existsSync(join(inner, ".runs")));
  return `${expected} ${folder} has none${meant.length > 0 ? ` (did you mean ${meant.slice(0, 5).join(" ")}${meant.length > 5 ? " …" : ""}?)` : ""}`;
}

/** What is merged goes into a new folder, or to runs that are there: never among other things. */
function requireNewOrReports(out: string): void {
  if (!lstatSync(out, { throwIfNoEntry: false })?.isDirectory()) return;
  if (existsSync(join(out, ".runs")) || readdirSync(out).length === 0) return;
  throw new UserFault(
    `--out: expected a new folder, an empty one, or a reports folder; ${safeText(out)} holds other things (give it a name of its own)`,
  );
}

const isSamePlace = (one: string, other: string) =>
  existsSync(other) && realpathSync(one) === realpathSync(other);
