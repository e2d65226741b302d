import type { ReportModel } from "../reportModel.ts";
import { drawnFlowers } from "./drawnFlowers.ts";
import type { Section } from "./section.ts";

/** The flowers as drawings and as points of feature space, and what the networks decide about them. */
export const flowersSection: Section = {
  id: "flowers",
  title: "The flowers",
  write: ({ model, figures, flowers }) =>
    [
      flowers?.noun === "flower" ? drawnFlowers(flowers) : "",
      realTargetWords(model),
      figures.placeLive("flowers", model, flowers),
    ].join("\n"),
};

/** What is learned where it is no class. */
function realTargetWords({ shown }: ReportModel): string {
  const targets = shown.map(({ settings: { data } }) =>
    "flowers" in data ? data.flowers.target : undefined,
  );
  const words = [...new Set(targets)].flatMap((target) =>
    target === "margin" || target === "linear" ? [targetWords[target]] : [],
  );
  return words.length === 0
    ? ""
    : `<p class="small">What is learned is a real number, not the class: ${words.join("; or ")}.</p>`;
}

const targetWords = {
  margin: "the distance of a flower's form from the true boundary",
  linear: "a weighted sum of a flower's features, the weights drawn by the seed",
} as const;
