import type { Levels } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import type { Decision } from "./decide.ts";
import type { Finding, Untold } from "./finding.ts";
import { inSeries } from "./inSeries.ts";
import { commonLevels, describeChange, describeLevels, levelsBeyond } from "./levels.ts";
import { measureLabel } from "./measureLabel.ts";
import {
  comparedWords,
  fixed,
  intervalWords,
  type NumberWords,
  rangeWords,
  ratioWords,
  sideWords,
  valueWords,
} from "./numberWords.ts";
import type { Range } from "./range.ts";
import type { Tested } from "./testClaim.ts";
import { verdictWords } from "./verdictWords.ts";

/** What it was concluded from: the claim, and its numbers as ranges. */
interface Evidence extends Pick<Tested, "claim" | "comparison" | "effect" | "sides"> {
  readonly interval: Decision["interval"];
  /** Twins that a verdict takes at least. */
  readonly fewest: number;
}

/**
 * A finding in one sentence with its numbers:
 *
 *   With sampling one-subset, changing normalization from none to batch norm lowers test accuracy at inference from
 *   0.95 to 0.51 (median difference −0.44, 95 % interval −0.45 to −0.43, 20 twins): the claim “…” is contradicted.
 *
 * The numbers are changes of the measure itself (better − than, last level − first), whatever direction is claimed.
 */
export function sentenceOf(finding: Untold, evidence: Evidence): string {
  const common = commonLevels(evidence.sides.map((side) => side.levels));
  const setting = describeLevels({ ...common, ...finding.where });
  const change = evidence.comparison.sign === 1 ? asIs : mirrored;
  const numbers = {
    common,
    effect: change(evidence.effect),
    interval: change(evidence.interval),
    ...numberWords(evidence),
  };
  const sentence =
    (setting === "" ? "" : `with ${setting}, `) +
    `${whatChanged(evidence, numbers)} (${inBrackets(finding, evidence, numbers)}): ` +
    `${verdictWords(finding, evidence.fewest, numbers.marginWords)}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

interface Numbers {
  readonly common: Levels;
  /** Of the measure itself. */
  readonly effect: Range;
  readonly interval: Range;
  readonly valueWords: NumberWords;
  readonly effectWords: NumberWords;
  /** What follows an effect. */
  readonly effectUnit: string;
  /** With its unit. */
  readonly marginWords: NumberWords;
}

function numberWords({ claim, comparison, effect, interval, sides }: Evidence) {
  const { unit } = measures[claim.measure.kind];
  if (claim.form === "association") return alike(valueWords(unit), correlationWords);
  if (comparison.scale === "ratio") return alike(valueWords(unit), ratioWords);
  const ends = [effect.low, effect.high, interval.low, interval.high].filter(Number.isFinite);
  const words = comparedWords(
    unit,
    ends.length > 0 ? ends : sides.flatMap(({ median }) => [median.low, median.high]),
  );
  // A margin far below the effects has decimals of its own: "no difference beyond 0.00" would say something else.
  const vanishes = comparison.margin > 0 && Number.parseFloat(words.difference(comparison.margin)) === 0;
  const margin = vanishes ? comparedWords(unit, [comparison.margin]) : words;
  return {
    valueWords: words.value,
    effectWords: words.difference,
    effectUnit: words.unit,
    marginWords: (value: number) => `${margin.difference(value)}${margin.unit}`,
  };
}

const alike = (values: NumberWords, effects: NumberWords) => ({
  valueWords: values,
  effectWords: effects,
  effectUnit: "",
  marginWords: effects,
});

function whatChanged({ claim, sides }: Evidence, numbers: Numbers): string {
  const label = measureLabel(claim.measure, claim.average);
  const medians = sides.map(({ median }) => sideWords(median, numbers.valueWords));
  const levels = sides.map((side) => levelsBeyond(side.levels, numbers.common));
  switch (claim.form) {
    case "difference":
      return `changing ${describeChange(levels[1]!, levels[0]!)} ${effectVerb(sides, numbers, label, medians)}`;
    case "same":
      return `the median of ${label} is ${medians[0]} with ${describeLevels(levels[0]!)} and ${medians[1]} with ${describeLevels(levels[1]!)}`;
    case "contrast":
      return contrastWords(levels, medians, label);
    case "trend": {
      const names = levels.map((level) => Object.values(level)[0]);
      return `over ${claim.over} from ${names[0]} to ${names.at(-1)}, the median of ${label} goes from ${medians.join(" to ")}`;
    }
    case "association": {
      const { across, average } = claim;
      const variants = across.length === 1 ? `levels of ${across[0]}` : `variants of ${across.join(" and ")}`;
      return `across the ${sides.length} ${variants}, ${label} is ${associationWords(numbers.interval)} ${measureLabel(claim.with, average)}`;
    }
  }
}

/** "lowers … from 0.95 to 0.51" where the interval excludes 0, "takes … from … to …" where it does not. */
function effectVerb(
  sides: Evidence["sides"],
  { interval }: Numbers,
  label: string,
  medians: readonly string[],
): string {
  const [better, than] = medians;
  const step = sides[0]!.median.low - sides[1]!.median.low;
  if (better === than && Number.isFinite(step)) return `leaves ${label} at ${better}`;
  const verb =
    interval.high < 0 && step < 0 && Number.isFinite(step)
      ? "lowers"
      : interval.low > 0 && step > 0 && Number.isFinite(step)
        ? "raises"
        : "takes";
  return `${verb} ${label} from ${than} to ${better}`;
}

function contrastWords(levels: readonly Levels[], medians: readonly string[], label: string): string {
  const [better, than, beyondBetter, beyondThan] = levels as [Levels, Levels, Levels, Levels];
  const place = describeLevels(commonLevels([better, than]));
  const otherPlace = describeLevels(commonLevels([beyondBetter, beyondThan]));
  const change = describeChange(than, better);
  const otherChange = describeChange(beyondThan, beyondBetter);
  const at = (where: string) => (where === "" ? "" : ` with ${where}`);
  return (
    `changing ${change} takes ${label} from ${medians[1]} to ${medians[0]}${at(place)}, ` +
    `${change === otherChange ? "" : `changing ${otherChange} takes it `}from ${medians[3]} to ${medians[2]}${at(otherPlace)}`
  );
}

function inBrackets(
  { twins, confidence, everyStep, ownBest }: Untold,
  { claim, comparison, sides }: Evidence,
  { common, effect, interval, effectWords, effectUnit }: Numbers,
): string {
  const pairs = claim.form === "trend" || claim.form === "association" ? "seed" : "twin";
  const counted = `${twins} ${pairs}${twins === 1 ? "" : "s"}`;
  const median = {
    difference: `median ${comparison.scale}`,
    same: `median ${comparison.scale}`,
    contrast:
      comparison.scale === "ratio" ? "median ratio of the ratios" : "median difference of the differences",
    trend: "median fitted change from the first level to the last",
    association: "median rank correlation",
  }[claim.form];
  const limits =
    confidence === null
      ? `too few for a 95 % interval`
      : `95 % interval ${intervalWords(interval, effectWords)}`;
  const known = Number.isFinite(effect.low) || Number.isFinite(effect.high);
  const parts = [`${median} ${rangeWords(effect, effectWords)}${known ? effectUnit : ""}`, limits, counted];
  if (claim.form === "trend") {
    parts.push(`every step ${claim.direction} in ${everyStep} of them`);
  }
  if (claim.form === "association") parts.push("an association, not a cause");
  const missing = missingWords(claim);
  for (const side of sides) {
    const label = describeLevels(levelsBeyond(side.levels, common));
    const ranking = side.leftOut > 0 ? " and are left out of the ranking" : "";
    if (side.diverged > 0) parts.push(`${side.diverged} of ${twins} runs with ${label} diverged${ranking}`);
    if (side.censored > 0)
      parts.push(
        `${side.censored} of ${twins} ${claim.measure.over === undefined ? "runs" : "seeds"} with ${label} ${missing}`,
      );
  }
  if (ownBest !== undefined) parts.push(ownBestWords(ownBest));
  return parts.join(", ");
}

/** Why a run has no exact value. */
function missingWords(claim: Evidence["claim"]): string {
  const meant = claim.form === "association" ? [claim.measure, claim.with] : [claim.measure];
  if (claim.measure.over !== undefined) return "reached the target at the largest rate tried, or at none";
  if (meant.some(({ at }) => typeof at === "object")) return "never came to that loss";
  const ranked = claim.form === "association" ? " and are ranked last" : "";
  return meant.some(({ kind }) => kind === "steps-to-target")
    ? `did not reach the target${ranked}`
    : "were not observed exactly";
}

/** Which way two measures go together, where the interval of their rank correlation excludes 0. */
function associationWords({ low, high }: Range): string {
  if (low > 0) return "positively associated with";
  return high < 0 ? "negatively associated with" : "not clearly associated with";
}

const correlationWords: NumberWords = (value) => fixed(value, 2);

/** "training.optimizer.learningRate 3 and 1, each best on seeds 1000001 to 1000005". */
function ownBestWords({ path, values, seeds }: NonNullable<Finding["ownBest"]>): string {
  const differ = new Set(values).size > 1;
  const list = differ ? inSeries(values) : values[0];
  const last = seeds.count === 1 ? "" : ` to ${seeds.from + seeds.count - 1}`;
  return `${path} ${list}, ${differ ? "each " : ""}best on seed${seeds.count === 1 ? "" : "s"} ${seeds.from}${last}`;
}

const asIs = (range: Range): Range => range;
const mirrored = ({ low, high }: Range): Range => ({ low: -high, high: -low });
