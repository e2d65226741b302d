import { withMissing } from "../page/chosenUnits.ts";
import { variantsWith } from "../variantsWith.ts";
import { zoomedStepAxis } from "./axes.ts";
import { missingNote } from "./coded.ts";
import { chosenUnit } from "./cursor.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant, shared } from "./perVariant.ts";
import { subsetLines } from "./subsetLines.ts";

/** Where the flowers of each subset lie in the chosen unit's z, over the steps: mean ± one sd. */
export const unitSubsets = liveChart({
  section: "unit-inputs",
  on: ["seed", "layer", "unit"],
  rows(choice, page) {
    const { seed, layer, unit } = choice;
    const [a, b] = page.data.subsetCodes;
    const subsets = page.data.variants.flatMap(({ id, code }) => {
      const packed = page.data.subsets.find(
        (each) => each.variant === id && each.seed === seed && each.layer === layer,
      );
      if (!packed || unit >= packed.units) return [];
      const of = (name: string) => page.array(packed.series[name]!);
      const steps = page.array(packed.steps);
      return [
        { subset: a, means: of("mean of A"), sds: of("sd of A") },
        { subset: b, means: of("mean of B"), sds: of("sd of B") },
      ].flatMap(({ subset, means, sds }) =>
        Array.from(steps, (step, index) => {
          const at = index * packed.units + unit;
          const [mean, sd] = [means[at]!, sds[at]!];
          return { variant: code, subset, step, mean, low: mean - sd, high: mean + sd };
        }),
      );
    });
    return withMissing({ subsets }, choice, page, page.data.subsets);
  },
  draw({ subsets: { mean } }, model) {
    const variants = variantsWith(model, (blocks) => blocks["subset-input"], 2);
    if (variants.length === 0) return null;
    const y = {
      type: "quantitative",
      title: "z (no unit)",
      scale: { zero: false, nice: false },
      axis: { tickCount: 5 },
    };
    return {
      title: "The two subsets in the same unit, before normalization",
      read: `Mean of z over the probe ${model.data.many} of each subset, with one standard deviation either side. Batches of one subset are centred on their own line, inference on one common mean: the further apart the lines, the more the two disagree.`,
      aria: "Mean and standard deviation of the chosen unit's z for each subset over the steps, one panel per variant; the numbers are in the table.",
      ...perVariant(
        variants,
        "subsets",
        { height: 150, resolve: shared("y"), params: chosenUnit(model.steps) },
        (rows, variant) => [
          ...subsetLines(model, rows, y, mean, zoomedStepAxis(model.steps)),
          missingNote(variant),
        ],
      ),
    };
  },
});
