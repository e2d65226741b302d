import { drawnFlowers } from "./drawnFlowers.ts";
import type { Section } from "./section.ts";

/** The flowers as drawings and as points of feature space, and what the networks decide about them. */
export const flowersSection: Section = {
  id: "flowers",
  title: "The flowers",
  write: ({ model, figures, flowers }) =>
    [
      flowers?.noun === "flower" ? drawnFlowers(flowers) : "",
      figures.placeLive("flowers", model, flowers),
    ].join("\n"),
};
