import type { Scenario } from "../scenario/scenario.ts";

export interface PlanSummary {
  readonly runs: number;
  /** Parameter updates over all runs. */
  readonly steps: number;
  /** "1500", or "1500 to 3000" where variants differ. */
  readonly stepsText: string;
  /** Fewest seeds with which the claims can be decided; 0 without claims. */
  readonly fewestSeeds: number;
}

/**
 * What a scenario costs, and whether it can decide.
 *
 *   fewest seeds   ⌈1 + log₂(m/level)⌉ for m findings, since p = 2·½ⁿ is the least that a sign test can reach
 */
export function planSummary({ variants, seeds, claims, level }: Scenario): PlanSummary {
  const steps = variants.map(({ settings }) => settings.training.steps);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return {
    runs: variants.length * seeds.count,
    steps: steps.reduce((sum, each) => sum + each, 0) * seeds.count,
    stepsText: least === most ? String(least) : `${least} to ${most}`,
    fewestSeeds: claims.length === 0 ? 0 : Math.ceil(1 + Math.log2(claims.length / level)),
  };
}
