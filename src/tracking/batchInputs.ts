import { createDistributionSeries, unitInputs } from "./distribution.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { UnitSeries } from "./record.ts";

/** The unit input of every hidden unit on the mini-batch just used, in training mode. Step 0 has no batch: left out. */
export function observeBatchInputs(scene: Scene, planned: Int32Array): Instrument<UnitSeries> {
  const steps = planned.filter((step) => step > 0);
  const series = createDistributionSeries(scene.network.settings.hidden, scene.batchSize, steps.length);
  let seen = 0;
  return {
    steps,
    observe() {
      series.add(seen++, unitInputs(scene.trainer.hidden));
    },
    block: () => series.series(steps.slice(0, seen)),
  };
}
