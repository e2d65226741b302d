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
      batchShift(model),
      featureShift(model),
      shiftMeasures(model),
      drift(model, "drift"),
      drift(model, "drift-absolute"),
      drift(model, "movement"),
      causes(model, "training"),
      causeRanges(model),
      causes(model, "inference"),
      batchDrift(model),
      gradientShift(model, "gradient-shift-cosine"),
      gradientShift(model, "gradient-shift-relative"),
      smoothness(model),
      gradientNorms(model),
    ]
      .map((chart) => figures.place(chart))
      .join("\n"),
};
