import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { referenceFiles } from "../../src/verification/referenceFiles.ts";

type Json = number | string | boolean | null | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const read = (name: string): Record<string, Json> =>
  JSON.parse(readFileSync(new URL(`../reference/${name}`, import.meta.url), "utf8"));

/** Whole training runs are long: one of every norm is enough to show that every field of theirs is compared. */
function shortened(name: string, content: Record<string, Json>): Record<string, Json> {
  if (name !== "mlp_trajectories.json") return content;
  const runs = content.runs as { norm: string; problem: string; activation: string }[];
  const kept = runs.filter(
    ({ norm, problem }, at) =>
      runs.findIndex((other) => other.norm === norm && other.problem === problem) === at &&
      (problem === "binary" || norm === "bn_before"),
  );
  return { ...content, runs: kept };
}

/** The places of all numbers, under their path without indices: "cases.dx" → [cases, 0, dx, 0, 0], …. */
function numbersByField(
  value: Json,
  path: Path = [],
  found = new Map<string, Path[]>(),
): Map<string, Path[]> {
  if (typeof value === "number") {
    const field = path.filter((key) => typeof key === "string").join(".");
    found.set(field, [...(found.get(field) ?? []), path]);
  } else if (Array.isArray(value)) {
    value.forEach((entry, at) => {
      numbersByField(entry, [...path, at], found);
    });
  } else if (value !== null && typeof value === "object") {
    for (const [key, entry] of Object.entries(value)) numbersByField(entry, [...path, key], found);
  }
  return found;
}

/** Of whole training runs the one that the place lies in, so that no other is trained for it; of other files all. */
function runAround(name: string, content: Record<string, Json>, path: Path): [Record<string, Json>, Path] {
  const [list, at, ...rest] = path as [string, ...Path];
  const cases = content[list];
  if (name === "training_words.json" && Array.isArray(cases)) {
    const constants = Object.entries(content).filter(([, value]) => !Array.isArray(value));
    return [{ ...Object.fromEntries(constants), [list]: [cases[at as number]!] }, [list, 0, ...rest]];
  }
  if (name !== "mlp_trajectories.json" || list !== "runs") return [content, path];
  return [{ ...content, runs: [(content.runs as Json[])[at as number]!] }, ["runs", 0, ...rest]];
}

/** Up to `many` places, evenly over all of them. */
const spread = (places: readonly Path[], many: number) =>
  places.filter(
    (_, at) => Math.floor((at * many) / places.length) !== Math.floor(((at - 1) * many) / places.length),
  );

/** Remarks on a case, which are not compared; and the rate that `lr_per_step` says again for every step. */
const isRemark = (name: string, field: string) =>
  /(^meta|oracle_error|tolerance|one_pass_variance_deviation_of_y)/.test(field) ||
  (name === "optimizers.json" && field === "runs.hyper.lr");

describe.each(Object.entries(referenceFiles))("a changed number in %s", (name, kind) => {
  const content = shortened(name, read(name));
  const fields = [...numbersByField(content)].filter(([field]) => !isRemark(name, field));

  it.each(fields)("is noticed: %s", (_, places) => {
    const isNoticed = spread(places, 6).some((place) => {
      const [alone, path] = runAround(name, content, place);
      const changed = structuredClone(alone);
      const holder = path
        .slice(0, -1)
        .reduce<Json>((inside, key) => (inside as never)[key], changed) as Record<string, number>;
      const last = String(path.at(-1));
      holder[last]! += Number.isInteger(holder[last]) ? 1 : 1e-3;
      const parsed = kind.content.safeParse(changed);
      return !parsed.success || kind.verify(parsed.data).some(({ failures }) => failures.length > 0);
    });
    expect(isNoticed).toBe(true);
  });
});
