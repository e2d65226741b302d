import { leadsWithMap } from "../charts/lead/leadChart.ts";
import { staticCharts } from "../charts/staticCharts.ts";
import type { Section } from "./section.ts";

/** Accuracy and loss over the steps, and how fast. */
export const training: Section = {
  id: "training",
  title: "Training",
  write({ model, figures }) {
    const { training: charts } = staticCharts;
    const frames = figures.placeAll(
      leadsWithMap(model) ? { ...charts, "factor-map": () => null } : charts,
      model,
    );
    if (model.seedCount > 1 && frames["training-against-inference"] !== "")
      frames["training-against-inference"] +=
        `<div class="choices"><button type="button" id="single-seeds" aria-pressed="false">Show every seed</button></div>`;
    return Object.values(frames).join("\n");
  },
};
