import type { MeasureName } from "../../scenario/vocabulary/measures.ts";
import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

/** The loss along the gradient. */
export function landscapeTable({ runs }: ReportInput): Table {
  return tableOf(
    "landscape",
    "The loss of an update's batch along its own gradient, over the step sizes of tracking.landscapeReach.",
    {
      ...identity,
      step: ["INT32", "number of the update"],
      beta: ["DOUBLE", "effective smoothness: nats per squared unit of the parameters"],
      rate_beta: ["DOUBLE", "times the learning rate of the update; no unit"],
      loss_range: ["DOUBLE", "highest less lowest loss, nats"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { courses } }) => {
      const of = (measure: MeasureName) => courses.find(({ name }) => name === measure);
      const beta = of("smoothness");
      const rateBeta = of("rate-smoothness");
      const range = of("loss-range");
      if (!beta || !rateBeta || !range) return [];
      return Array.from(beta.steps, (step, at) => ({
        variant,
        seed,
        step,
        beta: beta.values[at]!,
        rate_beta: rateBeta.values[at]!,
        loss_range: range.values[at]!,
      }));
    }),
    { csv: false },
  );
}
