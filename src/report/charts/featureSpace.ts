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
    title: titleOf(flowers, bounded),
    read: `How to read this: each mark is a test ${flowers.noun} (seed ${flowers.seed}), by ${first} and ${second}; ${flowers.noun === "flower" ? "roses" : flowers.kinds[0]!} filled${subsetWords(flowers)}.${bounded ? " The dashed line is the true boundary: one and the same for both subsets, which is what makes the difference between them covariate shift." : ""}`,
    aria: bounded
      ? "Scatter of test flowers: the two subsets lie in different regions of feature space and one curved boundary separates roses from the rest in both."
      : `Scatter of test ${flowers.noun}s in feature space, by class${flowers.hasSubsets ? " and subset" : ""}.`,
    spec: {
      columns: 2,
      spacing: 26,
      concat: sets.map(({ variants, featureTitles }, set) => ({
        ...(several ? { title: variants.join(" · ") } : {}),
        width: 420,
        height: 300,
        layer: flowerLayers(
          featureAxis(featureTitles[0]!),
          featureAxis(featureTitles[1]!),
          flowers,
          set,
          34,
          true,
        ),
      })),
    },
    tables: flowerTables(flowers),
    panels: panelLayout(sets.length, { axisWidth: 50, aspect: several ? 0.85 : 0.62 }),
    live: null,
  };
}

function subsetWords({ hasSubsets, subsetNames }: ReportFlowers): string {
  if (!hasSubsets) return "";
  const [a, b] = (subsetNames ?? []).map((name) => ` (${name})`);
  return `, circles from subset A${a ?? ""}, triangles from B${b ?? ""}`;
}

function titleOf({ hasSubsets }: ReportFlowers, bounded: boolean): string {
  if (bounded) return "Two subsets, one boundary";
  return hasSubsets ? "Two subsets in feature space" : "The classes in feature space";
}
