import type { ClaimForm, Levels } from "./scenario.ts";

/**
 * The levels that a claim names, side by side; of a trend, the factor that it runs over and the levels that it keeps to,
 * and of an association likewise those that it runs across ("" for the level of each).
 */
export function namedLevels(claim: ClaimForm): readonly Levels[] {
  switch (claim.form) {
    case "difference":
      return [claim.better, claim.than];
    case "same":
      return [claim.one, claim.other];
    case "contrast":
      return [claim.better, claim.than, claim.beyond.better, claim.beyond.than];
    case "trend":
      return [{ ...claim.where, [claim.over]: "" }];
    case "association":
      return [{ ...claim.where, ...Object.fromEntries(claim.across.map((factor) => [factor, ""])) }];
  }
}
