import type { ReportFlowers } from "../flowersOfReport.ts";
import type { ReportModel, ReportVariant } from "../model.ts";
import { tableOf } from "../table.ts";
import type { Chart, Fragment } from "./chart.ts";
import { panelTitle } from "./coded.ts";
import { featureAxis, flowerLayers } from "./flowerLayers.ts";
import { flowerTables } from "./flowerTables.ts";
import { learnedBoundary } from "./learnedBoundary.ts";
import { chosen, panelLayout, variantColour, variantDash } from "./parts.ts";

/** The two subsets in feature space, the true boundary and what each variant has learned: the notes' figure 3. */
export function featureSpace(model: ReportModel, flowers: ReportFlowers | null): Chart | null {
  if (!flowers) return null;
  const sets = flowers.sets.slice(0, 4);
  const [first, second] = sets[0]!.featureTitles;
  if (second === undefined) return null;
  const { codes } = model;
  const several = sets.length > 1;
  const bounded = sets.some(({ boundary }) => boundary.length > 0);
  const learned = model.shown.some(({ id }) => model.record(id, flowers.seed)?.decisionField);
  return {
    id: "feature-space",
    title: titleOf(flowers, bounded),
    read: `How to read this: each mark is a test ${flowers.noun} (seed ${flowers.seed}), by ${first} and ${second}${flowers.noun === "flower" ? ", a few of them drawn; roses" : `; ${flowers.kinds[0]!}`} filled${subsetWords(flowers)}.${bounded ? " The dashed black line is the true boundary: one and the same for both subsets, which is what makes the difference between them covariate shift." : ""}${learned ? " The coloured lines are what each network has learned by the chosen step, at inference." : ""}`,
    aria: bounded
      ? "Scatter of test flowers: the two subsets lie in different regions of feature space and one curved boundary separates roses from the rest in both."
      : `Scatter of test ${flowers.noun}s in feature space, by class${flowers.hasSubsets ? " and subset" : ""}.`,
    spec: {
      ...(learned ? { params: chosen } : {}),
      columns: 2,
      spacing: 26,
      concat: sets.map(({ featureTitles }, set) => {
        const variants = model.shown.filter(({ id }) => flowers.setOf.get(id) === set);
        const x = featureAxis(codes.of("f", featureTitles[0]!));
        const y = featureAxis(codes.of("f", featureTitles[1]!));
        return {
          ...(several ? { title: panelTitle(codes.of("l", namesOf(variants), `set ${set}`)) } : {}),
          width: 420,
          height: 300,
          layer: [
            ...flowerLayers(x, y, flowers, codes, set, 30, true),
            ...(learned ? [learnedByVariant(model, variants, x, y)] : []),
            drawings(x, y, set),
          ],
        };
      }),
    },
    tables: {
      ...flowerTables(flowers, codes),
      marks: tableOf(sets.flatMap(({ marks }, set) => marks.map((mark) => ({ set, ...mark })))),
    },
    panels: panelLayout(sets.length, { axisWidth: 50, aspect: several ? 0.85 : 0.68 }),
    live: learned ? "learned" : null,
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

/** A few flowers drawn where they stand, smaller where the panel is narrow. */
function drawings(x: Fragment, y: Fragment, set: number): Fragment {
  const size = { expr: "min(34, childWidth / 15)" };
  return {
    data: { name: "marks" },
    transform: [{ filter: `datum.set === ${set}` }],
    mark: { type: "image", width: size, height: size, clip: true, tooltip: null },
    encoding: {
      x: { ...x, field: "x" },
      y: { ...y, field: "y" },
      url: { field: "url", type: "nominal" },
    },
  };
}

const namesOf = (variants: readonly ReportVariant[]) => variants.map(({ label }) => label).join(" · ");

function learnedByVariant(
  model: ReportModel,
  variants: readonly ReportVariant[],
  x: Fragment,
  y: Fragment,
): Fragment {
  return learnedBoundary(
    x,
    y,
    {
      data: { name: "learned" },
      transform: [
        { filter: `indexof([${variants.map(({ code }) => `'${code}'`).join(",")}], datum.variant) >= 0` },
      ],
      mark: { strokeWidth: 2.2 },
    },
    { color: variantColour(model.shown), strokeDash: variantDash(model.shown) },
  );
}
