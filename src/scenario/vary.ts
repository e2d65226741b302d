import type { Scenario, Variant } from "./scenario.ts";

/**
 * The scenario with other seeds or steps than its file says, and the words that mark its report; null where nothing
 * differs. Findings of a variation are exploratory.
 */
export function withVariation(
  scenario: Scenario,
  { seeds, steps }: { readonly seeds?: number | undefined; readonly steps?: number | undefined },
): { readonly scenario: Scenario; readonly variation: string | null } {
  const otherSeeds = seeds !== undefined && seeds !== scenario.seeds.count;
  const otherSteps =
    steps !== undefined && scenario.variants.some(({ settings }) => settings.training.steps !== steps);
  const words = [otherSeeds && `seeds ${seeds}`, otherSteps && `steps ${steps}`].filter(Boolean);
  return {
    variation: words.length > 0 ? words.join(", ") : null,
    scenario: {
      ...scenario,
      seeds: otherSeeds ? { ...scenario.seeds, count: seeds } : scenario.seeds,
      ...(otherSteps ? withSteps(scenario, steps) : {}),
    },
  };
}

function withSteps({ variants, tune }: Scenario, steps: number): Pick<Scenario, "variants" | "tune"> {
  const shortened = (variant: Variant): Variant => ({
    ...variant,
    settings: { ...variant.settings, training: { ...variant.settings.training, steps } },
  });
  return {
    variants: variants.map(shortened),
    tune: tune && { ...tune, candidates: tune.candidates.map(shortened) },
  };
}
