import type { Scenario, Variant } from "./scenario.ts";

/** What `--quick` makes of every scenario: enough to see that it runs, too little for any verdict. */
const quickly = { seeds: 3, steps: 200 } as const;

/** Seeds and steps that a scenario does not have from its file. */
export interface Variation {
  readonly seeds?: number | undefined;
  readonly steps?: number | undefined;
  /** At most 3 seeds and 200 steps, and one seed in detail. */
  readonly quick?: boolean | undefined;
}

/**
 * The scenario with other seeds or steps than its file says, and the words that mark its report; null where nothing
 * differs. Findings of a variation are exploratory.
 */
export function withVariation(
  scenario: Scenario,
  { seeds, steps, quick }: Variation,
): { readonly scenario: Scenario; readonly variation: string | null } {
  if (quick && seeds === undefined && steps === undefined) return quickVariation(scenario);
  const otherSeeds = seeds !== undefined && seeds !== scenario.seeds.count;
  const otherSteps =
    steps !== undefined && scenario.variants.some(({ settings }) => settings.training.steps !== steps);
  const words = [otherSeeds && `seeds ${seeds}`, otherSteps && `steps ${steps}`].filter(Boolean);
  return {
    variation: words.length > 0 ? words.join(", ") : null,
    scenario: {
      ...scenario,
      seeds: otherSeeds ? { ...scenario.seeds, count: seeds } : scenario.seeds,
      ...(otherSteps ? withSteps(scenario, () => steps) : {}),
    },
  };
}

function quickVariation(scenario: Scenario) {
  const { seeds, detailedSeeds } = scenario;
  const count = Math.min(seeds.count, quickly.seeds);
  return {
    variation: `quick, ${count} seeds, at most ${quickly.steps} steps`,
    scenario: {
      ...scenario,
      seeds: { ...seeds, count },
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
