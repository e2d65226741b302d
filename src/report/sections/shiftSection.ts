import { staticCharts } from "../charts/staticCharts.ts";
import type { Section } from "./section.ts";

/** How far distributions move: of the batches, of the units' inputs; and the gradients. */
export const shift: Section = {
  id: "shift",
  title: "Shift",
  write: ({ model, figures }) => Object.values(figures.placeAll(staticCharts.shift, model)).join("\n"),
};
