import type { SubsetName } from "../../../flowers/dataset.ts";
import { family } from "./entry.ts";

export const onSubset = (subset: SubsetName) => ({
  label: `test accuracy on subset ${subset}`,
  unit: "share of samples" as const,
  description: `Share of subset ${subset}'s test samples classified rightly at the end of training.`,
});

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
    "test-accuracy-c": onSubset("C"),
    "test-accuracy-d": onSubset("D"),
    "test-accuracy-e": onSubset("E"),
    "test-accuracy-f": onSubset("F"),
    "test-accuracy-g": onSubset("G"),
    "test-accuracy-h": onSubset("H"),
  },
);
