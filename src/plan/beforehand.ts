import { namedLevels } from "../scenario/namedLevels.ts";
import { heldTogether, openLevels } from "../scenario/openLevels.ts";
import type { Claim, Factor, Scenario } from "../scenario/scenario.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";

/** Of three variants an absent association lies below a margin in no more than half of the seeds, and is never contradicted. */
const FEWEST_TO_CONTRADICT = 5;

type Question = Pick<Scenario, "claims" | "factors" | "seeds" | "level" | "variants">;

/** How many findings the claims make: one at each combination of levels of the factors that a claim leaves open. */
export function countFindings({ claims, factors }: Pick<Scenario, "claims" | "factors">): number {
  return claims.reduce(
    (sum, claim) => sum + openLevels(namedLevels(claim), factors, heldTogether(claim)).length,
    0,
  );
}

/**
 * What can be said of a scenario's claims before anything is trained, as sentences:
 *
 *   too few seeds      no verdict is possible: the smallest corrected p of so few twins is above the level
 *   too few variants   an association of so few that it can be supported, but its absence never shown
 *   a rate of 0        there is no step along which a landscape could be looked at
 */
export function beforehand(scenario: Question): string[] {
  return [...tooFewSeeds(scenario), ...tooFewVariants(scenario), ...withoutLandscape(scenario)];
}

function tooFewSeeds(scenario: Question): string[] {
  const findings = countFindings(scenario);
  const { seeds, level } = scenario;
  if (findings === 0) return [];
  const fewest = fewestSeeds(findings, level, seeds.untilDecided);
  // Of seeds until decided, `count` is how many there are when it is known.
  const most = seeds.untilDecided?.atMost ?? seeds.count;
  if (most >= fewest) return [];
  const told = findings === 1 ? "the one finding" : `any of the ${findings} findings`;
  return [
    `${seeds.untilDecided ? "At most " : ""}${most} ${most === 1 ? "seed does" : "seeds do"} not decide ${told} at level ${level}: at least ${fewest} are needed.`,
  ];
}

function tooFewVariants({ claims, factors }: Question): string[] {
  return claims.flatMap((claim) => {
    if (claim.form !== "association") return [];
    const count = variantsAcross(claim, factors).length;
    return count >= FEWEST_TO_CONTRADICT
      ? []
      : [
          `Claim ${claim.id} ranks ${count} variants: an association that is not there can hardly be contradicted below ${FEWEST_TO_CONTRADICT}.`,
        ];
  });
}

function withoutLandscape({ variants }: Question): string[] {
  const still = variants.filter(
    ({ settings: { training, tracking } }) =>
      training.optimizer.learningRate === 0 && tracking.observe.some(({ what }) => what === "landscape"),
  );
  if (still.length === 0) return [];
  const where = still.length === variants.length ? "" : ` in ${still.map(({ label }) => label).join("; ")}`;
  return [`The learning rate is 0${where}: nothing is trained there, and the landscape is left out.`];
}

/** Every combination of the levels that an association ranks, in the scenario's order. */
export function variantsAcross(
  { across, among = {} }: Extract<Claim, { form: "association" }>,
  factors: readonly Factor[],
) {
  const ranked = factors
    .filter(({ name }) => across.includes(name))
    .map(({ name, levels }) => ({
      name,
      levels: levels.filter((level) => among[name]?.includes(level) ?? true),
    }));
  return openLevels([], ranked);
}
