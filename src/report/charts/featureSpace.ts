import { chartTable } from "../chartTable.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import { kindsOf } from "../kindsOf.ts";
import { decisionFields } from "../page/decisionFields.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";
import { MOST_MARKS } from "./classMarks.ts";
import { classPanels, MOST_PANELS } from "./classPanels.ts";
import { panelTitle } from "./coded.ts";
import { chosen } from "./cursor.ts";
import { featureAxis, flowerLayers } from "./flowerLayers.ts";
import { flowerTables } from "./flowerTables.ts";
import { type BoundaryFields, learnedBoundary } from "./learnedBoundary.ts";
import { liveChart } from "./liveChart.ts";
import { panelLayout } from "./perVariant.ts";
import { variantColour, variantDash } from "./variantLooks.ts";

/** The two subsets in feature space, the true boundary and what each variant has learned: the notes' figure 3. */
export const featureSpace = liveChart({
  section: "flowers",
  on: ["step", "seed"],
  rows: (choice, page) => ({
    learned: decisionFields(choice, page, ({ statistic }) => statistic === "running").decided,
  }),
  draw({ learned: boundary }, model, flowers) {
    if (!flowers) return null;
    const sets = flowers.sets.slice(0, 4);
    const [first, second] = sets[0]!.featureTitles;
    const [across, up] = sets[0]!.shortTitles.map((title) => featureAxis(model.codes.of("f", title)));
    if (second === undefined) return null;
    const { codes } = model;
    const several = sets.length > 1;
    const bounded = sets.some(({ boundary }) => boundary.length > 0);
    const many = flowers.kinds.length > MOST_MARKS;
    const inOrder = kindsOf(flowers.kinds);
    const learned =
      !many && model.shown.some(({ id }) => model.record(id, flowers.seed)?.blocks["decision-field"]);
    return {
      title:
        many && inOrder.length > MOST_PANELS
          ? `${titleOf(flowers, bounded)} (${MOST_PANELS} of ${inOrder.length})`
          : titleOf(flowers, bounded),
      read: `Each mark is a test ${flowers.noun} (seed ${flowers.seed}), by ${first} and ${second}${markWords(model, flowers)}.${bounded ? " The dashed black line is the true boundary: one and the same for both subsets, which is what makes the difference between them covariate shift." : ""}${learned ? " The coloured lines are what each network has learned by the chosen step, at inference." : ""}`,
      aria: bounded
        ? "Scatter of test flowers: the two subsets lie in different regions of feature space and one curved boundary separates roses from the rest in both."
        : `Scatter of test ${flowers.noun}s in feature space, by class${flowers.hasSubsets ? " and subset" : ""}.`,
      spec: {
        ...(learned ? { params: chosen } : {}),
        columns: many ? 4 : 2,
        spacing: many ? 16 : 26,
        concat: many
          ? classPanels(inOrder, model, across!, up!)
          : sets.map(({ featureTitles }, set) => {
              const variants = model.shown.filter(({ id }) => flowers.setOf.get(id) === set);
              const x = featureAxis(codes.of("f", featureTitles[0]!));
              const y = featureAxis(codes.of("f", featureTitles[1]!));
              return {
                ...(several
                  ? { title: panelTitle(codes.of("l", namesOf(variants, model.shown), `set ${set}`)) }
                  : {}),
                width: 420,
                height: 300,
                layer: [
                  ...flowerLayers(x, y, flowers, model, set, 30, true),
                  ...(learned ? [learnedByVariant(boundary, model, variants, x, y)] : []),
                  drawings(x, y, set),
                ],
              };
            }),
      },
      tables: {
        ...flowerTables(flowers, model),
        marks: chartTable(sets.flatMap(({ marks }, set) => marks.map((mark) => ({ set, ...mark })))),
      },
      panels: many
        ? panelLayout(Math.min(inOrder.length, MOST_PANELS), {
            columns: 4,
            minWidth: 150,
            axisWidth: 46,
            gap: 16,
            aspect: 0.75,
          })
        : panelLayout(sets.length, { axisWidth: 50, aspect: several ? 0.85 : 0.56 }),
    };
  },
});

/** How the marks tell class and subset. */
function markWords({ data: { subsets } }: ReportModel, { noun, kinds, hasSubsets }: ReportFlowers): string {
  const isTwo = hasSubsets && subsets.length === 2;
  const by = (one: string, other: string) =>
    isTwo ? `, ${one} from ${subsets[0]}, ${other} from ${subsets[1]}` : "";
  if (hasSubsets && !isTwo && kinds.length <= 2) return `; ${kinds[0]!} filled, a mark for each subset`;
  if (noun === "flower") return `, a few of them drawn; roses filled${by("circles", "triangles")}`;
  if (kinds.length <= 2) return `; ${kinds[0]!} filled${by("circles", "triangles")}`;
  if (kinds.length <= MOST_MARKS) return `; a colour and a mark for each class${by("filled", "hollow")}`;
  return `; a panel for each class, its rows in colour over the others in grey${by("filled", "hollow")}`;
}

function titleOf({ hasSubsets }: ReportFlowers, bounded: boolean): string {
  if (bounded) return "Two subsets, one boundary";
  return hasSubsets ? "The subsets in feature space" : "The classes in feature space";
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

/** What variants that see the same samples have in common and not all of the report have; else each by its name. */
function namesOf(variants: readonly ReportVariant[], all: readonly ReportVariant[]): string {
  const shared = Object.entries(variants[0]!.levels).filter(([factor, level]) =>
    all.every((each) => variants.includes(each) === (each.levels[factor] === level)),
  );
  return shared.map(([, level]) => level).join(", ") || variants.map(({ label }) => label).join(" · ");
}

function learnedByVariant(
  fields: BoundaryFields,
  model: ReportModel,
  variants: readonly ReportVariant[],
  x: Fragment,
  y: Fragment,
): Fragment {
  return learnedBoundary(
    fields,
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
