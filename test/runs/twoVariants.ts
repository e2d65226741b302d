import { smallPlan, smallSettings } from "./smallRun.ts";

const other = { ...smallSettings.training, batchSize: 8 };

/** Planned runs of two variants with so many seeds, variant by variant. */
export const twoVariants = (seeds: number) =>
  [{}, { training: other }].flatMap((settings, variant) =>
    Array.from({ length: seeds }, (_, at) => ({
      plan: smallPlan(settings, at + 1),
      key: `${variant}/${at + 1}`,
      round: "reported" as const,
    })),
  );
