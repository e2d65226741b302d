import type { InferenceCause, TrainingCause } from "../../tracking/record.ts";

/** The causes as the charts name and colour them, in the order in which bars stack. */
export interface CauseLook {
  readonly cause: string;
  readonly label: string;
  readonly colour: string;
}

export const trainingLooks: readonly (CauseLook & { readonly cause: TrainingCause | "bias" | "chance" })[] = [
  { cause: "bias", label: "sampling: bias", colour: "var(--subset-b)" },
  { cause: "chance", label: "sampling: chance", colour: "var(--rule)" },
  { cause: "upstream", label: "upstream updates", colour: "var(--accent)" },
  { cause: "ownWeights", label: "own weights", colour: "var(--leaf)" },
];

export const inferenceLooks: readonly (CauseLook & { readonly cause: InferenceCause })[] = [
  { cause: "ownStatistics", label: "own running statistics", colour: "var(--subset-b)" },
  { cause: "ownAffine", label: "own γ and β", colour: "var(--rule)" },
  { cause: "upstream", label: "upstream updates", colour: "var(--accent)" },
  { cause: "ownWeights", label: "own weights", colour: "var(--leaf)" },
];
