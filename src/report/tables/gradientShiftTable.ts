import { layersOf } from "../../measures/course.ts";
import { update } from "./placeColumns.ts";
import { ofRuns } from "./tidyTable.ts";

/** Santurkar's internal covariate shift: the change of a layer's gradient by the update of the layers before it. */
export const gradientShiftTable = ofRuns({
  name: "gradient_shift",
  description:
    "Change of the gradient of a layer's weights by the update of the layers before it, on the batch of the update (Santurkar et al. 2018, Definition 2.1).",
  places({ summary: { courses } }) {
    const change = layersOf(courses, "gradient-shift");
    if (!change) return [];
    const relative = layersOf(courses, "gradient-shift-relative")!.layers;
    const cosine = layersOf(courses, "gradient-shift-cosine")!.layers;
    return change.layers.flatMap((values, index) =>
      Array.from(values ?? [], (each, at) => ({
        layer: index + 1,
        step: change.steps[at]!,
        change: each,
        relative: relative[index]![at]!,
        cosine: cosine[index]![at]!,
      })),
    );
  },
})({
  layer: ["INT32", "layer from 2, the output layer last; layer 1 has none before it", ({ layer }) => layer],
  step: update,
  change: ["DOUBLE", "‖G − G′‖, nats (or squared error) per unit of weight", ({ change }) => change],
  relative: ["DOUBLE", "‖G − G′‖/‖G‖; empty where G is 0", ({ relative }) => relative],
  cosine: ["DOUBLE", "between G and G′; empty where one of them is 0", ({ cosine }) => cosine],
});
