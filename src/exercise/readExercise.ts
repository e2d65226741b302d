import { readDocument } from "../scenario/document.ts";
import { createFaultList, type FaultList } from "../scenario/faultList.ts";
import type { Fault } from "../scenario/faults.ts";
import { issuesOf } from "../scenario/issues.ts";
import type { Path } from "../scenario/path.ts";
import { knownKeys } from "../scenario/schemaPath.ts";
import { quoted } from "../scenario/visible.ts";
import { isMap } from "../scenario/vocabulary/schemaPaths.ts";
import { decimalsOf } from "./decimals.ts";
import { type Exercise, type Given, lineNames, type OwnLine } from "./exercise.ts";
import { exerciseFile } from "./exerciseFile.ts";
import { unworkable } from "./unworkable.ts";

/**
 * An exercise from a file's text, YAML or JSON: either the exercise, or all of its faults.
 *
 * @param asksForLines false where what is given will do
 */
export function readExercise(
  text: string,
  asksForLines = true,
): { readonly exercise: Exercise } | { readonly faults: readonly Fault[] } {
  const document = readDocument(text);
  if (!("value" in document)) return document;
  const faults = createFaultList(document);
  if (!isMap(document.value)) {
    faults.add([], `expected a map of title, given and lines; got ${quoted(document.value ?? undefined)}`);
    return { faults: faults.all() };
  }
  const hasNone = !asksForLines && document.value.lines === undefined;
  const value = hasNone ? { ...document.value, lines: {} } : document.value;
  const read = exerciseFile.safeParse(value);
  if (!read.success) {
    const known = { ...knownKeys(exerciseFile), elsewhere: () => null };
    for (const issue of issuesOf(read.error, value, known)) faults.addIssue(issue, issue.path);
  }
  const part = exerciseFile.shape.given.safeParse(value.given);
  const given = part.success ? givenOf(part.data) : null;
  if (given !== null) checkGiven(given, faults);
  const lines = exerciseFile.shape.lines.safeParse(value.lines);
  if (lines.success && given !== null && !hasNone) checkLines(lines.data, given, faults);
  if (faults.all().length > 0 || !read.success || given === null) return { faults: faults.all() };
  const own = lineNames.flatMap((name): OwnLine[] => {
    const written = read.data.lines[name];
    if (written === undefined) return [];
    const values = Array.isArray(written) ? written : [written];
    const places = values.map((_, at): Path => ["lines", name, ...(Array.isArray(written) ? [at] : [])]);
    return [
      {
        name,
        values,
        decimals: Math.max(...places.map((place) => decimalsOf(document.written(place) ?? ""))),
      },
    ];
  });
  return { exercise: { title: read.data.title, given, lines: own } };
}

function givenOf({ running, columns, ...given }: ReturnType<typeof exerciseFile.parse>["given"]): Given {
  return {
    ...given,
    columns: columns ?? given.weights.map((_, at) => `x${at + 1}`),
    running: running ?? null,
  };
}

function checkGiven(given: Given, faults: FaultList): void {
  const { weights, samples, columns } = given;
  const inputs = weights.length;
  const before = faults.all().length;
  if (columns.length !== inputs)
    faults.add(
      ["given", "columns"],
      `expected ${counted(inputs, "name")}, one per weight; got ${columns.length}`,
    );
  samples.forEach((sample, at) => {
    if (sample.length !== inputs)
      faults.add(
        ["given", "samples", at],
        `expected ${counted(inputs, "number")}, one per weight; got ${sample.length}`,
      );
  });
  if (faults.all().length > before) return;
  // What cannot be worked out by anybody is no exercise.
  const why = unworkable(given);
  if (why !== null) faults.add(["given", "samples"], why);
}

function checkLines(lines: object, { samples, running }: Given, faults: FaultList): void {
  if (Object.keys(lines).length === 0)
    faults.add(["lines"], `expected at least one of ${lineNames.join(", ")}; got an empty map`);
  for (const [name, written] of Object.entries(lines)) {
    if (Array.isArray(written) && written.length !== samples.length)
      faults.add(
        ["lines", name],
        `expected ${counted(samples.length, "number")}, one per sample; got ${written.length}`,
      );
    if (name.startsWith("running") && running === null)
      faults.add(
        ["lines", name],
        "expected given.running, from which it follows; got none (given: { running: { mean: 0, variance: 1, momentum: 0.1 } })",
        "key",
      );
  }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
