import { namedLevels } from "../scenario/namedLevels.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { placesOf } from "./places.ts";

export interface PlanSummary {
  readonly runs: number;
  /** Runs on tuning seeds, before those. */
  readonly tuningRuns: number;
  /** Parameter updates over all runs. */
  readonly steps: number;
  /** "1500", or "1500 to 3000" where variants differ. */
  readonly stepsText: string;
  /** Fewest seeds with which the claims can be decided; 0 without claims. */
  readonly fewestSeeds: number;
}

/** What a scenario costs, and whether it can decide: a claim is one finding at each level of the factors it leaves open. */
export function planSummary({ variants, tune, seeds, claims, level, factors }: Scenario): PlanSummary {
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  const findings = sum(claims.map((claim) => placesOf(namedLevels(claim), factors, claim.average).length));
  const stepsOf = ({ settings }: Scenario["variants"][number]) => settings.training.steps;
  const steps = variants.map(stepsOf);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return {
    runs: variants.length * seeds.count,
    tuningRuns: tune === null ? 0 : tune.candidates.length * tune.seeds.count,
    steps:
      sum(steps) * seeds.count + (tune === null ? 0 : sum(tune.candidates.map(stepsOf)) * tune.seeds.count),
    stepsText: least === most ? String(least) : `${least} to ${most}`,
    fewestSeeds: findings === 0 ? 0 : fewestSeeds(findings, level),
  };
}
