import { layersOf } from "../../measures/course.ts";
import { layer } from "./placeColumns.ts";
import { ofRuns } from "./tidyTable.ts";

/** Drift, displacement and movement of the layers, over the lags. */
export const driftTable = ofRuns({
  name: "drift",
  description:
    "How far the probe's unit inputs went in a fixed lag, in inference mode: median over the units of a layer.",
  places({ summary: { courses, drift } }) {
    const normalized = layersOf(courses, "drift");
    if (!normalized || !drift) return [];
    const { lag, uncertainty } = drift;
    const of = (name: "drift-absolute" | "displacement" | "movement") => layersOf(courses, name)!.layers;
    const [absolute, displacement, movement] = [of("drift-absolute"), of("displacement"), of("movement")];
    return normalized.layers.flatMap((values, index) =>
      Array.from(normalized.steps, (step, at) => {
        const known = uncertainty?.steps.indexOf(step) ?? -1;
        const { low, high } = uncertainty?.layers[index] ?? {};
        return {
          layer: index,
          step,
          lag,
          normalized: values![at]!,
          low: known < 0 ? null : low![known]!,
          high: known < 0 ? null : high![known]!,
          absolute: absolute[index]![at]!,
          displacement: displacement[index]![at]!,
          movement: movement[index]![at]!,
        };
      }),
    );
  },
})({
  layer,
  step: ["INT32", "parameter updates done at the end of the lag", ({ step }) => step],
  lag: ["INT32", "steps between the two distributions", ({ lag }) => lag],
  normalized: [
    "DOUBLE",
    "Wasserstein-1 over the pooled sd; empty where no unit varies",
    ({ normalized }) => normalized,
  ],
  normalized_low: [
    "DOUBLE",
    "2.5th percentile over paired bootstrap resamples of the probe set; detailed seeds, 12 lags",
    ({ low }) => low,
  ],
  normalized_high: ["DOUBLE", "97.5th percentile", ({ high }) => high],
  absolute: ["DOUBLE", "Wasserstein-1 in units of the unit input", ({ absolute }) => absolute],
  displacement: [
    "DOUBLE",
    "Wasserstein-1 against the first step, over the pooled sd",
    ({ displacement }) => displacement,
  ],
  movement: [
    "DOUBLE",
    "root mean square over the probe set of the change of z, over its pooled sd",
    ({ movement }) => movement,
  ],
});
