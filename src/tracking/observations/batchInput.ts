import { createDistributionMeter, distributionColumns } from "../meters/distribution.ts";
import { observation } from "../observation.ts";

/** The unit input of every hidden unit on the mini-batch just used, in training mode. Step 0 has no batch: left out. In the runs that are detailed. */
export const batchInput = observation({
  ofLikeBatches: true,
  usually: { at: "snapshots" },
  detail: "units",
  passes: 0,
  passesInDetail: 0.9,
  ofUnits: true,
  bytes: ({ units }) => 180 * units,
  isSeen: (step) => step > 0,
  columns: ({ hidden, detailed }) => (detailed ? { layers: hidden.map(distributionColumns) } : null),
  watch({ network, trainer }, { columns: { layers } }) {
    const meter = createDistributionMeter(trainer, network.settings.hidden);
    return {
      observe(_, seen) {
        meter.measure(
          trainer.hidden.map(({ unitInput }) => unitInput),
          layers,
          seen,
        );
      },
    };
  },
});
