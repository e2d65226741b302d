import type { Finding } from "../../src/findings/finding.ts";
import { namedLevels } from "../../src/scenario/namedLevels.ts";
import { openLevels } from "../../src/scenario/openLevels.ts";
import type { Claim, Scenario } from "../../src/scenario/scenario.ts";
import { measures } from "../../src/scenario/vocabulary/measures.ts";
import type { Outcome } from "../../src/scenario/vocabulary/outcomes.ts";

const verdictsOf: Partial<Record<Outcome, Finding["verdict"]>> = {
  reversed: "contradicted",
  "too small to matter": "contradicted",
};

/**
 * A finding for every claim and place of a scenario, come out as `outcome` says and with the numbers of `value`, in the unit of its
 * measure, and for its "effect". */
export function foreseen(
  { claims, factors }: Pick<Scenario, "claims" | "factors">,
  outcome: (claim: string, where: Finding["where"]) => Outcome,
  value: (unit: string, claim: string, side: number) => number,
): Finding[] {
  return claims.flatMap((claim) => {
    const { unit, label } = measures[claim.measure.kind];
    return openLevels(namedLevels(claim), factors, claim.average).map((where): Finding => {
      const came = outcome(claim.id, where);
      const effect = value("effect", claim.id, -1);
      const isVerdict = came === "supported" || came === "contradicted" || came === "inconclusive";
      return {
        claim: claim.id,
        says: claim.says,
        source: claim.source,
        form: claim.form,
        measure: { name: claim.measure.kind, label, unit },
        where,
        verdict: isVerdict ? came : (verdictsOf[came] ?? "inconclusive"),
        nuance: isVerdict ? null : came,
        scale: "ratio" in claim.by ? "ratio" : "difference",
        effect: { median: effect, low: effect - 0.1, high: effect + 0.1 },
        sides: Array.from({ length: sidesOf(claim, factors) }, (_, side) => {
          const median = value(unit, claim.id, side);
          return { label: "", levels: {}, median, low: median, high: median, diverged: 0, censored: 0 };
        }),
        margin: 0.1,
        twins: 20,
        above: 20,
        below: 0,
        unknown: 0,
        confidence: 0.96,
        p: 0.001,
        pHolm: 0.01,
        sentence: "",
        differences: [],
      };
    });
  });
}

function sidesOf(claim: Claim, factors: Scenario["factors"]): number {
  const levelsOf = (name: string) => factors.find((factor) => factor.name === name)!.levels.length;
  if (claim.form === "trend") return levelsOf(claim.over);
  if (claim.form === "association") return claim.across.reduce((all, name) => all * levelsOf(name), 1);
  return claim.form === "contrast" ? 4 : 2;
}
