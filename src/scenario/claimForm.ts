import { type ClaimContext, readMeasureOfRun } from "./claimMeasure.ts";
import { checkLevels, checkSides, type Report, type Side, unknownFactor } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { ClaimForm, Factor, Levels, MeasureSelector } from "./scenario.ts";
import { quoted } from "./visible.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";

/** Two points have a rank correlation of 1 or −1 whatever they are. */
const FEWEST_ASSOCIATED = 3;

/** Which form a claim has, from the sides that it names. */
export function readForm(
  claim: ClaimFile,
  measure: MeasureSelector,
  at: Path,
  context: ClaimContext,
  report: Report,
): ClaimForm | null {
  const { factors } = context;
  const { better, than, beyond, same, trend, associates } = claim;
  const forms = [
    better !== undefined || than !== undefined || beyond !== undefined,
    same !== undefined,
    trend !== undefined,
    associates !== undefined,
  ];
  if (forms.filter(Boolean).length !== 1) {
    report(
      at,
      "expected one of: better and than (beyond: to compare two differences), same, trend, associates",
    );
    return null;
  }
  if (trend) return readTrend(trend, [...at, "trend"], factors, report);
  if (associates && measure.over !== undefined)
    report(
      [...at, "measure"],
      `an association ranks numbers of single runs, and ${measure.kind} is one of several`,
    );
  if (associates) return readAssociation(claim, associates, measure, at, context, report);
  if (same) {
    const [one, other] = same;
    return checkSides(
      [
        [one, [...at, "same", 0]],
        [other, [...at, "same", 1]],
      ],
      factors,
      report,
    )
      ? { form: "same", one, other }
      : null;
  }
  if (!better || !than) {
    report(at, `missing ${better ? "than" : "better"}; a comparison has better and than`);
    return null;
  }
  const sides: Side[] = [
    [better, [...at, "better"]],
    [than, [...at, "than"]],
  ];
  if (!beyond) return checkSides(sides, factors, report) ? { form: "difference", better, than } : null;
  sides.push([beyond.better, [...at, "beyond", "better"]], [beyond.than, [...at, "beyond", "than"]]);
  return checkSides(sides, factors, report) ? { form: "contrast", better, than, beyond } : null;
}

function readTrend(
  { over, direction, where }: NonNullable<ClaimFile["trend"]>,
  at: Path,
  factors: readonly Factor[],
  report: Report,
): ClaimForm | null {
  const factor = factors.find(({ name }) => name === over);
  if (!factor) {
    report([...at, "over"], unknownFactor(over, factors));
    return null;
  }
  if (factor.levels.length < 2) report([...at, "over"], "a trend needs at least 2 levels; the factor has 1");
  return { form: "trend", over, direction, ...readPlace(where, [over], at, factors, report) };
}

/** Without `across`, an association runs across every factor that the claim neither keeps to a level nor averages over. */
function readAssociation(
  { average = [] }: ClaimFile,
  { with: other, direction, across, where }: NonNullable<ClaimFile["associates"]>,
  measure: MeasureSelector,
  claimAt: Path,
  context: ClaimContext,
  report: Report,
): ClaimForm | null {
  const at: Path = [...claimAt, "associates"];
  const { factors } = context;
  const associated = readMeasureOfRun(other, [...at, "with"], context, report);
  if (JSON.stringify(associated) === JSON.stringify(measure))
    report([...at, "with"], "expected another measure than the claim's own; got the same");
  const strange = (across ?? []).filter((name, index) => {
    const known = factors.some((factor) => factor.name === name);
    if (!known) report([...at, "across", index], unknownFactor(name, factors));
    return !known;
  });
  if (strange.length > 0) return null;
  const { kept, among } = levelsKept(where);
  const names =
    across ??
    factors.map(({ name }) => name).filter((name) => !Object.hasOwn(kept, name) && !average.includes(name));
  for (const [name, levels] of Object.entries(among)) {
    for (const level of levels) checkLevels({ [name]: level }, [...at, "where"], factors, report);
    if (!names.includes(name))
      report(
        [...at, "where", name],
        `expected one level, or a factor that the claim runs across; got a list of levels`,
        "value",
      );
  }
  const variants = factors
    .filter(({ name }) => names.includes(name))
    .reduce((product, { name, levels }) => product * new Set(among[name] ?? levels).size, 1);
  if (variants < FEWEST_ASSOCIATED)
    report(at, `an association needs at least ${FEWEST_ASSOCIATED} variants to run across; got ${variants}`);
  const place = readPlace(
    where && Object.keys(kept).length > 0 ? kept : undefined,
    names,
    at,
    factors,
    report,
  );
  const left = Object.keys(among).length > 0 ? { among } : {};
  return { form: "association", with: associated, direction, across: names, ...place, ...left };
}

/** One level of a factor is a place; a list of them leaves the others out. */
function levelsKept(where: NonNullable<ClaimFile["associates"]>["where"] = {}) {
  const kept: Record<string, string> = {};
  const among: Record<string, readonly string[]> = {};
  for (const [name, given] of Object.entries(where))
    if (typeof given === "string") kept[name] = given;
    else among[name] = given;
  return { kept, among };
}

/** The levels that a claim keeps to: of factors that it does not run over. */
function readPlace(
  where: Levels | undefined,
  over: readonly string[],
  at: Path,
  factors: readonly Factor[],
  report: Report,
): { readonly where?: Levels } {
  if (where === undefined) return {};
  checkLevels(where, [...at, "where"], factors, report);
  for (const name of Object.keys(where))
    if (over.includes(name))
      report([...at, "where", name], `the claim runs over ${quoted(name)}; leave it out of where`, "key");
  return { where };
}
