import type { Levels, Scenario } from "../scenario/scenario.ts";

/** The value that the variants with these levels get. */
export interface Chosen {
  /** Of the factors that the choice was made per. */
  readonly levels: Levels;
  readonly value: string;
}

/**
 * The scenario with every variant at the value that was chosen for it: from here on the choice is a setting like any
 * other, and nothing that the reported seeds show can change it.
 *
 * Errors   throws where a variant has no choice
 */
export function frozen(scenario: Scenario, choices: readonly Chosen[]): Scenario {
  const { tune } = scenario;
  if (tune === null) return scenario;
  return {
    ...scenario,
    variants: scenario.variants.map((variant) => {
      const value = choicesFor(variant.levels, choices)[0]?.value;
      const candidate = tune.candidates.find(({ levels }) =>
        within({ ...variant.levels, [tune.path]: value ?? "" }, levels),
      );
      if (candidate === undefined)
        throw new Error(`frozen: variant "${variant.id}" has no choice of ${tune.path}`);
      return { ...variant, settings: candidate.settings };
    }),
  };
}

/** The choices that hold for these levels: one where they name all factors, several where they leave some open. */
export function choicesFor<Choice extends Chosen>(levels: Levels, choices: readonly Choice[]): Choice[] {
  return choices.filter((choice) =>
    Object.entries(choice.levels).every(([factor, level]) => (levels[factor] ?? level) === level),
  );
}

function within(part: Levels, whole: Levels): boolean {
  return Object.entries(part).every(([factor, level]) => whole[factor] === level);
}
