import { batchDrift } from "../charts/batchDrift.ts";
import { batchShift } from "../charts/batchShift.ts";
import { causeRanges } from "../charts/causeRanges.ts";
import { causes } from "../charts/causes.ts";
import { drift } from "../charts/drift.ts";
import { featureShift } from "../charts/featureShift.ts";
import { gradientNorms } from "../charts/gradientNorms.ts";
import { gradientShift } from "../charts/gradientShift.ts";
import { shiftMeasures } from "../charts/shiftMeasures.ts";
import { smoothness } from "../charts/smoothness.ts";
import type { Section } from "./section.ts";

/** How far distributions move: of the batches, of the units' inputs; and the gradients. */
export const shift: Section = {
  id: "shift",
  title: "Shift",
  write: ({ model, figures }) =>
    [
      figures.place(batchShift, model),
      figures.place(featureShift, model),
      figures.place(shiftMeasures, model),
      figures.place(drift, model, "drift"),
      figures.place(drift, model, "drift-absolute"),
      figures.place(drift, model, "movement"),
      figures.place(causes, model, "training"),
      figures.place(causeRanges, model),
      figures.place(causes, model, "inference"),
      figures.place(batchDrift, model),
      figures.place(gradientShift, model, "gradient-shift-cosine"),
      figures.place(gradientShift, model, "gradient-shift-relative"),
      figures.place(smoothness, model),
      figures.place(gradientNorms, model),
    ].join("\n"),
};
