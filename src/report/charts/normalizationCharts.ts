import { withMissing } from "../page/chosenUnits.ts";
import { hasBatchNorm, variantsWith } from "../variantsWith.ts";
import { zoomedStepAxis } from "./axes.ts";
import { missingNote } from "./coded.ts";
import { chosenUnit, cursor, stepTooltips } from "./cursor.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant, shared } from "./perVariant.ts";

interface Line {
  /** In the record. */
  readonly series: string;
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

const statistics = (of: "Mean" | "Variance"): readonly Line[] => [
  { series: `batch${of}`, name: "last batch", colour: "var(--subset-b)", dash: [1, 0] },
  { series: `running${of}`, name: "running", colour: "var(--ink)", dash: [6, 3] },
  { series: `population${of}`, name: "population", colour: "var(--subset-a)", dash: [2, 2] },
];

const jumps =
  "Where the solid line of the batches jumps away from the dashed running one, training normalizes by other numbers than inference will.";

const looks = {
  mean: {
    title: "Mean of z: the batch's, the running and the population's",
    axis: "mean of z",
    read: jumps,
    lines: statistics("Mean"),
  },
  variance: {
    title: "Variance of z: the batch's, the running and the population's",
    axis: "variance of z",
    read: jumps,
    lines: statistics("Variance"),
  },
  affine: {
    title: "What batch norm puts back: γ and β",
    axis: "γ, β (no unit)",
    read: "γ starts at 1 and β at 0; training moves both, so that the unit's input need not stay at mean 0 and sd 1.",
    lines: [
      { series: "gamma", name: "γ (scale)", colour: "var(--subset-b)", dash: [1, 0] },
      { series: "beta", name: "β (shift)", colour: "var(--subset-a)", dash: [6, 3] },
    ],
  },
} as const;

/** Batch norm's mean, variance, or γ and β of the chosen unit over the steps, per variant that has them. */
export const normalizationSeries = (what: keyof typeof looks) => {
  const { title, axis, read, lines } = looks[what];
  return liveChart({
    section: "normalization",
    on: ["seed", "layer", "unit"],
    rows(choice, page) {
      const { seed, layer, unit } = choice;
      const normalization = page.data.variants.flatMap(({ id, code }) => {
        const packed = page.data.normalization.find(
          (each) => each.variant === id && each.seed === seed && each.layer === layer,
        );
        if (!packed || unit >= packed.units) return [];
        const steps = page.array(packed.steps);
        return lines.flatMap(({ series, name }) => {
          const values = page.array(packed.series[series]!);
          return Array.from(steps, (step, index) => {
            const value = values[index * packed.units + unit]!;
            return { variant: code, of: name, step, value: Number.isFinite(value) ? value : null };
          });
        });
      });
      return withMissing({ normalization }, choice, page, page.data.normalization, "no batch norm");
    },
    draw({ normalization: { of, value, step } }, model) {
      const variants = variantsWith(model, ({ normalization }) => normalization, 2).filter(hasBatchNorm);
      if (variants.length === 0) return null;
      const names = lines.map(({ name }) => name);
      const byLine = (range: readonly unknown[]) => ({
        field: of,
        type: "nominal",
        title: null,
        scale: { domain: names, range },
      });
      const x = zoomedStepAxis(model.steps);
      return {
        title,
        read,
        aria: "One panel per variant with batch norm, for the chosen unit; the numbers are in the table.",
        ...perVariant(
          variants,
          "normalization",
          { height: 140, resolve: shared("y"), params: chosenUnit(model.steps) },
          (rows, variant) => [
            {
              ...rows,
              mark: { type: "line", strokeWidth: 1.6, clip: true, invalid: "break-paths-filter-domains" },
              encoding: {
                x,
                y: {
                  field: value,
                  type: "quantitative",
                  title: axis,
                  scale: { zero: false, nice: true },
                  axis: { tickCount: 4 },
                },
                color: byLine(lines.map(({ colour }) => colour)),
                strokeDash: byLine(lines.map(({ dash }) => dash)),
              },
            },
            cursor,
            missingNote(variant),
            stepTooltips(
              { data: rows.data, transform: [...rows.transform, { pivot: of, value, groupby: [step] }] },
              x,
              Object.fromEntries(names.map((name) => [name, name])),
            ),
          ],
        ),
      };
    },
  });
};
