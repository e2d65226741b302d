import { readForm } from "./claimForm.ts";
import { type ClaimContext, readMeasure } from "./claimMeasure.ts";
import { type Report, unknownFactor } from "./claimSides.ts";
import { namedLevels } from "./namedLevels.ts";
import type { Path } from "./path.ts";
import type { Claim, Factor, Levels } from "./scenario.ts";
import { factorsOfSides } from "./sideNumbers.ts";
import { checkOutsideSweep } from "./sweep.ts";
import { quoted } from "./visible.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";
import { measures } from "./vocabulary/measures.ts";

/** The claims of a scenario, with every fault reported: names, sides, measures that are not there. */
export function readClaims(
  given: readonly { readonly claim: ClaimFile; readonly index: number }[],
  context: ClaimContext,
  report: Report,
): Claim[] {
  const ids = new Set<string>();
  return given.flatMap(({ claim, index }) => {
    const at: Path = ["claims", index];
    if (ids.has(claim.id)) report([...at, "id"], `duplicate id ${quoted(claim.id)}`);
    ids.add(claim.id);
    const read = readMeasure(claim.measure, [...at, "measure"], context, report);
    const by = readMargin(claim, at, report);
    const factors = factorsOfSides(claim, at, context.factors, context.variants, report);
    const measure = factors.length > context.factors.length ? { ...read, saidBySides: true as const } : read;
    const form = readForm(claim, measure, at, { ...context, factors }, report);
    if (!form) return [];
    const named = namedLevels(form);
    const average = readAverage(claim, named, at, context.factors, report);
    checkOutsideSweep(measure.over, named, claim.average ?? [], [...at, "measure"], report);
    return [{ id: claim.id, says: claim.says, source: claim.source, measure, by, ...average, ...form }];
  });
}

function readMargin({ by, measure, same, associates }: ClaimFile, at: Path, report: Report): Claim["by"] {
  if (associates) {
    if ("ratio" in by || by.difference >= 1)
      report(
        [...at, "by"],
        "an association is a rank correlation; expected a number below 1, such as by: 0.3",
      );
    return by;
  }
  if ("ratio" in by && measures[measure.kind].compare === "difference")
    report([...at, "by"], `${measure.kind} is compared by differences; expected a number, such as by: 0.01`);
  if (same && "difference" in by && by.difference === 0)
    report([...at, "by"], "expected a number above 0: nothing is the same to the last digit");
  return by;
}

/** Averaged factors are there, and no side names them. */
function readAverage(
  { average }: ClaimFile,
  sides: readonly Levels[],
  at: Path,
  factors: readonly Factor[],
  report: Report,
): Pick<Claim, "average"> {
  if (average === undefined) return {};
  average.forEach((name, index) => {
    const place = [...at, "average", index];
    if (!factors.some((factor) => factor.name === name)) report(place, unknownFactor(name, factors));
    else if (sides.some((side) => Object.hasOwn(side, name)))
      report(place, `expected a factor that no side names; got ${quoted(name)}`);
  });
  return { average };
}
