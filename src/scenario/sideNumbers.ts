import { inferenceStatistics } from "../tracking/inferenceStatistics.ts";
import { dataShape } from "./checks/runCheck.ts";
import type { Report } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { Factor, Levels, MeasureSelector, Variant } from "./scenario.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";
import { type MeasureEntry, measures } from "./vocabulary/measures.ts";

/** What sides may say beside levels of factors: which of a run's numbers is meant, where a measure has several. */
const words = ["statistic", "layer"] as const;

/**
 * The factors of a claim, and what its sides say like them: `statistic`, to compare what the same networks are right about
 * by two inference statistics; `layer`, to compare two layers of them.
 */
export function factorsOfSides(
  claim: ClaimFile,
  at: Path,
  factors: readonly Factor[],
  variants: readonly Variant[],
  report: Report,
): readonly Factor[] {
  const { kind } = claim.measure;
  const entry: MeasureEntry = measures[kind];
  const said = words.filter(
    (word) =>
      !factors.some(({ name }) => name === word) && sidesOf(claim).some((side) => Object.hasOwn(side, word)),
  );
  return [
    ...factors,
    ...said.map((word): Factor => {
      const levels = sidesOf(claim).flatMap((side) => side[word] ?? []);
      if (entry.per !== word)
        report([...at, "measure"], `sides say ${word}, and ${kind} has one number for every ${word}`);
      else if (claim.measure[word] !== undefined)
        report([...at, "measure", word], `the sides say their ${word}; leave it out here`);
      else if (word === "statistic")
        for (const statistic of new Set(levels))
          checkSubsets(statistic, [...at, "measure"], variants, report);
      // Where no variant can be read, there is nothing to hold the sides to.
      return { name: word, levels: variants.length === 0 ? levels : numbersOf(word, entry, variants) };
    }),
  ];
}

/** Two statistics are of subsets. */
export function checkSubsets(
  statistic: string | undefined,
  place: Path,
  variants: readonly Variant[],
  report: Report,
): void {
  if (statistic !== "per-subset" && statistic !== "as-trained") return;
  const lack = variants.map(({ settings }) => dataShape(settings).withoutSubsets).find((why) => why !== null);
  if (lack) report(place, `${statistic} needs subsets; ${lack}`);
}

function sidesOf({ better, than, beyond, same }: ClaimFile): Levels[] {
  return [better, than, beyond?.better, beyond?.than, ...(same ?? [])].filter((side) => side !== undefined);
}

function numbersOf(
  word: (typeof words)[number],
  { firstLayer, exceptLast }: MeasureEntry,
  variants: readonly Variant[],
): readonly string[] {
  if (word === "statistic") return inferenceStatistics;
  const depth = Math.min(...variants.map(({ settings }) => settings.network.hidden.length));
  const first = firstLayer ?? 1;
  const last = exceptLast ? depth - 1 : depth;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at));
}

/** A side's levels of factors, and the number that it means of a measure. */
export function numberOfSide(
  side: Levels,
  selector: MeasureSelector,
  variants: readonly Pick<Variant, "levels">[],
): { readonly levels: Levels; readonly selector: MeasureSelector } {
  const isFactor = (name: string) => variants.some(({ levels }) => Object.hasOwn(levels, name));
  const said = (word: (typeof words)[number]) => (isFactor(word) ? undefined : side[word]);
  const [statistic, layer] = [said("statistic"), said("layer")];
  return {
    levels: Object.fromEntries(Object.entries(side).filter(([name]) => isFactor(name))),
    selector: {
      ...selector,
      ...(statistic === undefined ? {} : { statistic: statistic as MeasureSelector["statistic"] }),
      ...(layer === undefined ? {} : { layer: Number(layer) }),
    },
  };
}
