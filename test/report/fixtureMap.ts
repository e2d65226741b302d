import type { ReportInput } from "../../src/report/reportInput.ts";
import { trainedInput } from "./fixture.ts";

/** A map of rate × initialization for two normalizations: forty variants, outcomes only, no details. */
export function mapInput(): ReportInput {
  const input = trainedInput({ seeds: 3, detailed: 0, steps: 40, hidden: [3, 3, 3], test: 50 });
  const rates = ["0.01", "0.1", "1", "3", "10"];
  const scales = ["0.1", "0.3", "1", "3"];
  const norms = ["none", "batch norm"];
  const base = input.scenario.variants[0]!;
  const runs = input.runs.filter((run) => run.variant === base.id);
  const variants = norms.flatMap((normalization) =>
    rates.flatMap((rate) =>
      scales.map((scale) => ({
        ...base,
        id: `${normalization}-${rate}-${scale}`.replaceAll(/[^a-z0-9]+/g, "-"),
        label: `${normalization}, rate ${rate}, scale ${scale}`,
        levels: { normalization, rate, scale },
      })),
    ),
  );
  return {
    ...input,
    scenario: {
      ...input.scenario,
      factors: [
        { name: "normalization", levels: norms },
        { name: "rate", levels: rates },
        { name: "scale", levels: scales },
      ],
      variants,
    },
    findings: [],
    details: [],
    runs: variants.flatMap(({ id, levels }, index) =>
      runs.map((run) => {
        const reaches =
          Number(levels.rate) * Number(levels.scale) > (levels.normalization === "none" ? 0.5 : 0.02);
        return {
          ...run,
          variant: id,
          summary: {
            ...run.summary,
            evaluations: null,
            drift: null,
            batchShift: null,
            gradientNorms: null,
            stepsToTarget: reaches && (index + run.seed) % 5 > 0 ? 4 + (index % 9) * 4 : null,
          },
        };
      }),
    ),
  };
}
