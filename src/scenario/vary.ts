import type { Scenario, Variant } from "./scenario.ts";
import type { Variation } from "./variation.ts";
import { usualLooks } from "./vocabulary/seeds.ts";

/** What `--quick` makes of every scenario: enough to see that it runs, too little for any verdict. */
const quickly = { seeds: 3, steps: 200 } as const;

/** Seeds and steps that are asked for in place of the file's. */
export interface AskedVariation {
  readonly seeds?: number | undefined;
  readonly steps?: number | undefined;
  /** Seeds until all claims are decided, in the usual way. */
  readonly untilDecided?: boolean | undefined;
  /** At most 3 seeds and 200 steps, and one seed in detail. */
  readonly quick?: boolean | undefined;
}

interface VariedScenario {
  readonly scenario: Scenario;
  readonly variation: Variation | null;
}

/**
 * The scenario with other seeds or steps than its file says, and how it departs from it; null where nothing differs.
 * Findings of a variation are exploratory.
 */
export function withVariation(
  scenario: Scenario,
  { seeds, steps, untilDecided = false, quick }: AskedVariation,
): VariedScenario {
  if (quick && seeds === undefined && steps === undefined) return quickVariation(scenario);
  const isFixed = scenario.seeds.untilDecided === null;
  const otherSeeds = seeds !== undefined && !(isFixed && seeds === scenario.seeds.count);
  const goesOn = untilDecided && isFixed;
  const otherSteps =
    steps !== undefined && scenario.variants.some(({ settings }) => settings.training.steps !== steps);
  return {
    variation:
      otherSeeds || otherSteps || goesOn
        ? {
            seeds: otherSeeds ? seeds : null,
            steps: otherSteps ? steps : null,
            quick: false,
            ...(goesOn ? { untilDecided: true } : {}),
          }
        : null,
    scenario: {
      ...scenario,
      seeds: otherSeeds
        ? { ...scenario.seeds, count: seeds, untilDecided: null }
        : goesOn
          ? { ...scenario.seeds, count: usualLooks.atMost, untilDecided: usualLooks }
          : scenario.seeds,
      ...(otherSteps ? withSteps(scenario, () => steps) : {}),
    },
  };
}

/** The scenario as a variation that was told of it departs from it. */
export function asVaried(scenario: Scenario, variation: Variation | null): Scenario {
  if (variation?.quick) return withVariation(scenario, { quick: true }).scenario;
  const { seeds, steps, untilDecided } = variation ?? { seeds: null, steps: null };
  return withVariation(scenario, {
    seeds: seeds ?? undefined,
    steps: steps ?? undefined,
    untilDecided,
  }).scenario;
}

function quickVariation(scenario: Scenario): VariedScenario {
  const { seeds, detailedSeeds } = scenario;
  const count = Math.min(seeds.count, quickly.seeds);
  return {
    variation: { seeds: count, steps: quickly.steps, quick: true },
    scenario: {
      ...scenario,
      seeds: { ...seeds, count, untilDecided: null },
      detailedSeeds: Math.min(1, detailedSeeds),
      ...withSteps(scenario, (own) => Math.min(own, quickly.steps)),
    },
  };
}

function withSteps(
  { variants, tune }: Scenario,
  stepsFor: (own: number) => number,
): Pick<Scenario, "variants" | "tune"> {
  const shortened = (variant: Variant): Variant => {
    const { training } = variant.settings;
    const steps = stepsFor(training.steps);
    return { ...variant, settings: { ...variant.settings, training: { ...training, steps } } };
  };
  return {
    variants: variants.map(shortened),
    tune: tune && { ...tune, candidates: tune.candidates.map(shortened) },
  };
}
