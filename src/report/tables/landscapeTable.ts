import type { MeasureName } from "../../scenario/vocabulary/measures.ts";
import { update } from "./placeColumns.ts";
import { ofRuns } from "./tidyTable.ts";

/** The loss along the gradient. */
export const landscapeTable = ofRuns({
  name: "landscape",
  description:
    "The loss of an update's batch along its own gradient, over the step sizes of tracking.landscapeReach.",
  places({ summary: { courses } }) {
    const of = (measure: MeasureName) => courses.find(({ name }) => name === measure);
    const [beta, rateBeta, range] = [of("smoothness"), of("rate-smoothness"), of("loss-range")];
    if (!beta || !rateBeta || !range) return [];
    return Array.from(beta.steps, (step, at) => ({
      step,
      beta: beta.values[at]!,
      rateBeta: rateBeta.values[at]!,
      range: range.values[at]!,
    }));
  },
})({
  step: update,
  beta: [
    "DOUBLE",
    "effective smoothness: nats (or squared error) per squared unit of the parameters",
    ({ beta }) => beta,
  ],
  rate_beta: ["DOUBLE", "times the learning rate of the update; no unit", ({ rateBeta }) => rateBeta],
  loss_range: ["DOUBLE", "highest less lowest loss, nats or squared error", ({ range }) => range],
});
