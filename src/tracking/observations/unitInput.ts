import { placementOf } from "../../network/normalizations/settings.ts";
import { createDistributionMeter, distributionColumns } from "../meters/distribution.ts";
import { observation } from "../observation.ts";

/** Every hidden unit on the probe set, in inference mode: z, and the unit input where it is another. */
export const unitInput = observation({
  usually: { at: "snapshots" },
  detail: "units",
  passes: 5,
  bytes: ({ units }) => 2 * 180 * units,
  columns: ({ hidden }) => ({
    preActivation: hidden.map(distributionColumns),
    /** Null where it is z in every layer. */
    unitInput: hidden.some(({ normalization }) => placementOf(normalization) === "before")
      ? hidden.map(distributionColumns)
      : null,
  }),
  watch({ network, probe }, { columns }) {
    const meter = createDistributionMeter(probe, network.settings.hidden);
    return {
      observe(step, seen) {
        const activity = probe.activityAt(step);
        meter.measure(
          activity.map(({ preActivation }) => preActivation),
          columns.preActivation,
          seen,
        );
        if (columns.unitInput === null) return;
        meter.measure(
          activity.map(({ unitInput: input }) => input),
          columns.unitInput,
          seen,
        );
      },
    };
  },
});
