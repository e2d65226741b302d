import { log } from "../elementary/log.ts";
import { variantsAcross } from "../plan/beforehand.ts";
import type { Claim, Factor, Levels } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { slopeWeights } from "./slope.ts";

/**
 * A claim as a weighted sum over its sides: per seed, d = Σ weightᵢ·yᵢ, with yᵢ the measure of side i (its logarithm
 * on the ratio scale). All forms of claims but the last are of this kind:
 *
 *   difference   d = ±(better − than), + where high is good, − where low is good: positive as claimed
 *   contrast     d = ±[(better − than) − (beyond.better − beyond.than)], likewise
 *   same         d = one − other, as it is
 *   trend        d = ±slope over the level ranks scaled to 0…1: + for "rises", − for "falls", whatever is good
 *   association  d = ±ρ, the rank correlation with another measure across the sides, likewise; it has no weights
 */
export interface Comparison {
  readonly sides: readonly Levels[];
  readonly weights: readonly number[];
  /** 1 where d is the change in the measure itself (better − than, one − other, last level − first), −1 where its opposite. */
  readonly sign: 1 | -1;
  readonly scale: "difference" | "ratio";
  /** Smallest d worth having: the claim's difference, or the log of its ratio. */
  readonly margin: number;
}

/** The comparison of a claim; the sides name only the factors that the claim names. */
export function comparisonOf(claim: Claim, factors: readonly Factor[]): Comparison {
  const towardsGood = measures[claim.measure.kind].good === "high" ? 1 : -1;
  const scale = "ratio" in claim.by ? "ratio" : "difference";
  const margin = Math.abs("ratio" in claim.by ? log(claim.by.ratio) : claim.by.difference);
  switch (claim.form) {
    case "difference":
      return comparison([claim.better, claim.than], [1, -1], towardsGood);
    case "same":
      return comparison([claim.one, claim.other], [1, -1], 1);
    case "contrast": {
      const { better, than, beyond } = claim;
      return comparison([better, than, beyond.better, beyond.than], [1, -1, -1, 1], towardsGood);
    }
    case "trend": {
      const factor = factors.find((candidate) => candidate.name === claim.over);
      if (factor === undefined) {
        throw new Error(`claim "${claim.id}": the scenario varies no factor "${claim.over}"`);
      }
      const sides = inOrder(factor.levels).map((level) => ({ ...claim.where, [factor.name]: level }));
      return comparison(sides, slopeWeights(sides.length), claim.direction === "rises" ? 1 : -1);
    }
    case "association": {
      const sides = variantsAcross(claim, factors).map((levels) => ({ ...claim.where, ...levels }));
      return comparison(sides, [], claim.direction === "rises" ? 1 : -1);
    }
  }

  function comparison(sides: Levels[], weights: number[], sign: 1 | -1): Comparison {
    return { sides, weights: weights.map((weight) => sign * weight), sign, scale, margin };
  }
}

/** Numbers by size, whatever their order in the file; other levels as they are written. */
function inOrder(levels: readonly string[]): readonly string[] {
  const numbers = levels.map(Number);
  return numbers.every(Number.isFinite) ? [...levels].sort((a, b) => Number(a) - Number(b)) : levels;
}
