import { type ClaimContext, readMeasureOfRun } from "./claimMeasure.ts";
import { type Report, unknownFactor } from "./claimSides.ts";
import type { DraftFactor } from "./draftFactor.ts";
import { listedLevels } from "./factors.ts";
import { formatPath, isWithin, type Path } from "./path.ts";
import type { Claim, SeedRange, Tune, Variant } from "./scenario.ts";
import { variesRateAlone } from "./sweep.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";
import { tune } from "./vocabulary/tune.ts";

/** What is tuned as one more factor, so that every candidate is a variant, read and checked like any other. */
export function readTunedFactor(
  given: unknown,
  drafts: readonly DraftFactor[],
  report: Report,
): DraftFactor | null {
  // Read by itself: a fault elsewhere in `tune` does not hide those of its values.
  if (!isMap(given) || typeof given.path !== "string" || !Array.isArray(given.values)) return null;
  const { path, values } = given;
  const at: Path = ["tune", "path"];
  const levels = listedLevels(path, values, { name: at, values: ["tune", "values"] }, report);
  const wanted = levels[0]?.overrides[0]?.path;
  if (wanted === undefined) return null;
  const rival = drafts.find(
    ({ name, levels: others }) =>
      name === path ||
      others.some(({ overrides }) =>
        overrides.some((other) => isWithin(other.path, wanted) || isWithin(wanted, other.path)),
      ),
  );
  if (rival === undefined) return { name: path, levels };
  report(at, `sets ${formatPath(wanted)}, and so does factor ${rival.name}: a setting is varied or tuned`);
  return null;
}

/** The choice to be made: checks its factors, its measure, and that its seeds are not reported. */
export function readTune(
  raw: unknown,
  candidates: readonly Variant[],
  {
    factors,
    variants,
    seeds,
    claims,
  }: ClaimContext & { readonly seeds: SeedRange | null; readonly claims: readonly Claim[] },
  report: Report,
): Tune | null {
  const names = factors.map(({ name }) => name);
  if (isMap(raw) && Array.isArray(raw.per))
    raw.per.forEach((name, index) => {
      if (typeof name === "string" && !names.includes(name))
        report(["tune", "per", index], unknownFactor(name, factors));
    });
  const read = tune.safeParse(raw);
  if (!read.success) return null;
  const given = read.data;
  if (seeds !== null && overlap(seeds, given.seeds))
    report(
      ["tune", "seeds"],
      `expected seeds that are not reported (${range(seeds)}), since a choice flatters the seeds it was made on; got ${range(given.seeds)}`,
    );
  const per = given.per ?? names;
  const swept = factors.filter(
    (factor) =>
      claims.some(({ measure }) => measure.over === factor.name) && variesRateAlone(factor, variants),
  );
  for (const { name } of swept)
    if (per.includes(name))
      report(
        ["tune", given.per === undefined ? "path" : "per"],
        `expected per: a list of factors without ${name}, over which a claim goes: its runs would differ in ${given.path} as well`,
      );
  return {
    path: given.path,
    values: [...new Set(candidates.map(({ levels }) => levels[given.path]!))],
    seeds: given.seeds,
    best: readMeasureOfRun(given.best, ["tune", "best"], { factors, variants }, report),
    per,
    candidates,
  };
}

/** Whether two ranges of seeds have one in common. */
export function overlap(one: SeedRange, other: SeedRange): boolean {
  return one.from < other.from + other.count && other.from < one.from + one.count;
}

const range = ({ from, count }: SeedRange) => (count === 1 ? String(from) : `${from} to ${from + count - 1}`);
