import { comparedConventions } from "../exercise/comparedConventions.ts";
import { conventions as all } from "../exercise/conventions.ts";
import type { Given } from "../exercise/exercise.ts";
import { readExercise } from "../exercise/readExercise.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readTextFile } from "../scenario/readFile.ts";
import { conventionLines } from "../terminal/conventions.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson } from "../terminal/safeText.ts";

/** After so many times running statistics are told of a batch that comes again and again. */
const TIMES = [1, 2, 3, 10, 100];

/** What each convention makes of batches that come one after another, or of a single one that comes again. */
export function conventions(
  files: readonly string[],
  flags: { readonly json?: boolean; readonly maxFile?: number },
): void {
  const given = files.map((file) => givenIn(file, flags.maxFile && flags.maxFile * 1024));
  const first = given[0]!;
  given.forEach(({ weights }, at) => {
    if (weights.length !== first.weights.length)
      throw new UserFault(
        `${files[at]}: expected as many inputs as in ${files[0]}, ${first.weights.length}; got ${weights.length}`,
      );
  });
  const comesAgain = given.length === 1;
  const batches = comesAgain
    ? Array.from({ length: TIMES.at(-1)! }, () => first.samples)
    : given.map(({ samples }) => samples);
  const after = comesAgain ? TIMES : batches.map((_, at) => at + 1);
  const rows = comparedConventions(first, batches, after);
  process.stdout.write(
    flags.json
      ? `${safeJson({ files, conventions: all.map(({ name }) => name), rows })}\n`
      : `${conventionLines(rows, batches).join("\n")}\n`,
  );
}

function givenIn(file: string, most: number | undefined): Given {
  const text = readTextFile(file, most);
  const read = "faults" in text ? text : readExercise(text.text, false);
  if ("faults" in read) throw new UserFault(formatFaults(file, read.faults));
  return read.exercise.given;
}
