import { family } from "./entry.ts";

/** What several runs of a seed come to, that differ in one factor alone: it belongs to none of them. */
export const sweepMeasures = family(
  { good: "high", compare: "ratio", per: "sweep", needs: null, course: null, over: null },
  {
    "largest-usable-rate": {
      label: "largest usable rate",
      unit: "learning rate",
      description:
        "Of the levels of a factor of learning rates (`over`), the largest at which the run reached the target and did not diverge, for each seed and combination of the other levels. A range where the largest level works (all above) or none does (all below). Of findings alone: it belongs to no single run.",
    },
  },
);
