import { type SubsetName, subsetNames } from "../../../flowers/dataset.ts";
import { family } from "./entry.ts";

export const onSubset = (subset: SubsetName) => ({
  label: `test accuracy on subset ${subset}`,
  unit: "share of samples" as const,
  description: `Share of subset ${subset}'s test samples classified rightly at the end of training.`,
});

/** The measure of a subset's accuracy. */
export const accuracyOn = <Name extends SubsetName>(subset: Name) =>
  `test-accuracy-${subset.toLowerCase() as Lowercase<Name>}` as const;

/** Something for the accuracy on each of these subsets. */
export function byAccuracyOn<Name extends SubsetName, Value>(
  subsets: readonly Name[],
  of: (subset: Name) => Value,
): Record<`test-accuracy-${Lowercase<Name>}`, Value> {
  const entries = subsets.map((subset) => [accuracyOn(subset), of(subset)]);
  return Object.fromEntries(entries) as Record<`test-accuracy-${Lowercase<Name>}`, Value>;
}

const [, , ...further] = subsetNames;

/** Accuracy of subsets, where there are more than two. */
export const subsetMeasures = family(
  { good: "high", compare: "difference", per: "statistic", needs: null, course: null, over: null },
  {
    "worst-subset-accuracy": {
      label: "test accuracy on the worst subset",
      unit: "share of samples",
      description:
        "Share of test samples classified rightly in the subset that has the smallest share, at the end of training (Sagawa et al. 2020: worst-group accuracy).",
    },
    ...byAccuracyOn(further, onSubset),
  },
);
