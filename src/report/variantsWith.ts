import type { Blocks } from "../tracking/observations/observations.ts";
import type { ReportModel, ReportVariant } from "./reportModel.ts";

/** Shown variants of which some detailed run has a series of at least so many steps: two of them make a line. */
export function variantsWith(
  model: ReportModel,
  series: (blocks: Blocks) => { readonly steps: Int32Array } | null | undefined,
  least: 1 | 2 = 1,
): ReportVariant[] {
  return model.shown.filter(({ id }) =>
    model.detailedSeeds.some((seed) => {
      const record = model.record(id, seed);
      return record !== null && (series(record.blocks)?.steps.length ?? 0) >= least;
    }),
  );
}

/** Shown variants whose unit inputs the page carries. */
export function withUnits(model: ReportModel, least?: 1 | 2): ReportVariant[] {
  return variantsWith(model, (blocks) => blocks["unit-input"], least);
}

/** The network of a variant has a norm with batch statistics somewhere. */
export function hasBatchNorm(variant: ReportVariant): boolean {
  return variant.settings.network.hidden.some(({ normalization }) =>
    ["batch", "batch-renorm"].includes(normalization.kind),
  );
}
