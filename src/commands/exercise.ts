import { holdExercise } from "../exercise/held.ts";
import { readExercise } from "../exercise/readExercise.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readTextFile } from "../scenario/readFile.ts";
import { exerciseLines } from "../terminal/exercise.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson } from "../terminal/safeText.ts";

/** Holds a worked exercise against the engine: exit code 1 where a line differs; faults are thrown all at once. */
export function exercise(file: string, flags: { readonly json?: boolean; readonly maxFile?: number }): void {
  const text = readTextFile(file, flags.maxFile && flags.maxFile * 1024);
  const read = "faults" in text ? text : readExercise(text.text);
  if ("faults" in read) throw new UserFault(formatFaults(file, read.faults));
  const held = holdExercise(read.exercise);
  process.stdout.write(
    flags.json ? `${safeJson({ file, ...held })}\n` : `${exerciseLines(held).join("\n")}\n`,
  );
  if (!held.isRight) process.exitCode = 1;
}
