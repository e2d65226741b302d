import type { ReportFlowers } from "../flowersOfReport.ts";
import type { Chart } from "./chart.ts";
import { featureAxis, flowerLayers } from "./flowerLayers.ts";
import { flowerTables } from "./flowerTables.ts";
import { panelLayout } from "./parts.ts";

/** The two subsets in feature space: the notes' figure 3. */
export function featureSpace(flowers: ReportFlowers | null): Chart | null {
  if (!flowers) return null;
  const sets = flowers.sets.slice(0, 4);
  const [first, second] = sets[0]!.featureTitles;
  if (second === undefined) return null;
  const several = sets.length > 1;
  const bounded = sets.some(({ boundary }) => boundary.length > 0);
  return {
    id: "feature-space",
    title: bounded ? "Two subsets, one boundary" : "Two subsets in feature space",
    read: `How to read this: each mark is a test flower (seed ${flowers.seed}), by ${first} and ${second}; roses filled, circles from subset A, triangles from B.${bounded ? " The dashed line is the true boundary: one and the same for both subsets, which is what makes the difference between them covariate shift." : ""}`,
    aria: `Scatter of test flowers: the two subsets lie in different regions of feature space${bounded ? " and one curved boundary separates roses from the rest in both" : ""}.`,
    spec: {
      columns: 2,
      spacing: 26,
      concat: sets.map(({ variants, featureTitles }, set) => ({
        ...(several ? { title: variants.join(" · ") } : {}),
        width: 420,
        height: 300,
        layer: flowerLayers(featureAxis(featureTitles[0]!), featureAxis(featureTitles[1]!), set, 34, true),
      })),
    },
    tables: flowerTables(flowers),
    panels: panelLayout(sets.length, { axisWidth: 50, aspect: several ? 0.85 : 0.62 }),
    live: null,
  };
}
