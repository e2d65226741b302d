import { placementOf } from "../../network/normalizations/settings.ts";
import { createDistributionMeter, distributionColumns } from "../meters/distribution.ts";
import { createSaturationMeter, saturationColumns } from "../meters/saturation.ts";
import { observation } from "../observation.ts";

/**
 * The units on the probe set, in inference mode: how many are saturated, of every layer; and in detail z, and the unit input
 * where it is another.
 */
export const unitInput = observation({
  usually: { at: "snapshots" },
  detail: "units",
  passes: 1.7,
  passesInDetail: 4,
  ofUnits: true,
  bytes: ({ units }) => 2 * 180 * units,
  columns: ({ hidden, detailed }) => ({
    /** Of the unit input. */
    saturation: hidden.map(saturationColumns),
    /** Null but in the runs that are detailed. */
    preActivation: detailed ? hidden.map(distributionColumns) : null,
    /** Null where it is z in every layer. */
    unitInput:
      detailed && hidden.some(({ normalization }) => placementOf(normalization) === "before")
        ? hidden.map(distributionColumns)
        : null,
  }),
  watch({ network, probe }, { columns }) {
    const saturation = createSaturationMeter(network.settings.hidden);
    const meter = columns.preActivation && createDistributionMeter(probe, network.settings.hidden);
    return {
      observe(step, seen) {
        const activity = probe.activityAt(step);
        saturation.measure(
          activity.map(({ unitInput: input }) => input),
          columns.saturation,
          seen,
        );
        if (meter === null) return;
        meter.measure(
          activity.map(({ preActivation }) => preActivation),
          columns.preActivation!,
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
