import { decisionMaps, decisionMapsByStatistic } from "../charts/decisionMaps.ts";
import { featureSpace } from "../charts/featureSpace.ts";
import { drawnFlowers } from "./drawnFlowers.ts";
import type { Section } from "./section.ts";

/** The flowers as drawings and as points of feature space, and what the networks decide about them. */
export const flowersSection: Section = {
  id: "flowers",
  title: "The flowers",
  write: ({ model, figures, flowers }) =>
    [
      flowers?.noun === "flower" ? drawnFlowers(flowers) : "",
      figures.place(featureSpace, model, flowers),
      figures.place(decisionMaps, model, flowers),
      figures.place(decisionMapsByStatistic, model, flowers),
    ].join("\n"),
};
