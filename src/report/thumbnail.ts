import type { ReportModel } from "./reportModel.ts";
import { seedBands } from "./seedBands.ts";

/** Accuracy at inference over the steps, one line per variant, without words. */
export function thumbnail(model: ReportModel): string {
  const lines = model.shown.map((variant) => {
    const bands = seedBands(variant, ({ evaluations, ownBatches }) => {
      const values = evaluations?.byStatistic.running?.accuracy;
      return evaluations && values
        ? { steps: evaluations.steps, values }
        : { steps: ownBatches.steps, values: ownBatches.accuracy };
    });
    const points = bands
      .filter(({ median }) => Number.isFinite(median))
      .map(
        ({ step, median }) =>
          `${((step / model.steps) * 392 + 4).toFixed(1)} ${(114 - ((Math.max(median, 0.4) - 0.4) / 0.6) * 106).toFixed(1)}`,
      );
    return points.length < 2
      ? ""
      : `<path d="M${points.join("L")}" fill="none" stroke="${variant.look.colour}" stroke-width="2"/>`;
  });
  return `<svg class="thumbnail" viewBox="0 0 400 120" aria-hidden="true"><line x1="4" x2="396" y1="116" y2="116" stroke="var(--rule)"/>${lines.join("")}</svg>`;
}
