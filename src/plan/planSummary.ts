import type { Scenario } from "../scenario/scenario.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { countFindings } from "./beforehand.ts";

export interface PlanSummary {
  /** At most, where seeds go on until decided. */
  readonly runs: number;
  /** Fewer of them there cannot be. */
  readonly fewestRuns: number;
  /** Runs on tuning seeds, before those. */
  readonly tuningRuns: number;
  /** Parameter updates over all runs. */
  readonly steps: number;
  /** Of all variants with one seed. */
  readonly stepsPerSeed: number;
  /** "1500", or "1500 to 3000" where variants differ. */
  readonly stepsText: string;
  /** Steps at which settings change, of whatever variant. */
  readonly phasesFrom: readonly number[];
  /** A claim is one finding at each level of the factors that it leaves open. */
  readonly findings: number;
  /** Fewest seeds with which the claims can be decided; 0 without claims. */
  readonly fewestSeeds: number;
}

/** What a scenario costs, and whether it can decide. */
export function planSummary(scenario: Scenario): PlanSummary {
  const { variants, tune, seeds, level } = scenario;
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
  const findings = countFindings(scenario);
  const stepsOf = ({ settings }: Scenario["variants"][number]) => settings.training.steps;
  const steps = variants.map(stepsOf);
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return {
    runs: variants.length * seeds.count,
    fewestRuns: variants.length * (seeds.untilDecided?.atLeast ?? seeds.count),
    tuningRuns: tune === null ? 0 : tune.candidates.length * tune.seeds.count,
    stepsPerSeed: sum(steps),
    steps:
      sum(steps) * seeds.count + (tune === null ? 0 : sum(tune.candidates.map(stepsOf)) * tune.seeds.count),
    stepsText: least === most ? String(least) : `${least} to ${most}`,
    phasesFrom: phasesOfVariants(scenario),
    findings,
    fewestSeeds: findings === 0 ? 0 : fewestSeeds(findings, level, seeds.untilDecided),
  };
}

function phasesOfVariants({ variants }: Scenario): number[] {
  const begun = variants.flatMap(({ settings: { training } }) =>
    training.phases.map(({ from }) => from).filter((from) => from <= training.steps),
  );
  return [...new Set(begun)].sort((a, b) => a - b);
}
