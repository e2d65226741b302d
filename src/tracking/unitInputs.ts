import { placementOf } from "../network/normalizations/settings.ts";
import { createDistributionSeries, preActivations, unitInputs } from "./distribution.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { RunRecord } from "./record.ts";

/** Every hidden unit on the probe set, in inference mode: z, and the unit input where it is another. */
export function observeUnitInputs(
  scene: Scene,
  steps: Int32Array,
): Instrument<NonNullable<RunRecord["unitInputs"]>> {
  const { hidden } = scene.network.settings;
  const create = () => createDistributionSeries(hidden, scene.probe.data.size, steps.length);
  const ofPreActivation = create();
  const ofUnitInput = hidden.some(isNormalizedBefore) ? create() : null;
  let seen = 0;
  return {
    steps,
    observe(step) {
      const activity = scene.probe.activityAt(step);
      ofPreActivation.add(seen, preActivations(activity));
      ofUnitInput?.add(seen, unitInputs(activity));
      seen++;
    },
    block() {
      const observed = steps.slice(0, seen);
      return {
        preActivation: ofPreActivation.series(observed),
        unitInput: ofUnitInput?.series(observed) ?? null,
      };
    },
  };
}

const isNormalizedBefore = ({ normalization }: Scene["network"]["settings"]["hidden"][number]) =>
  placementOf(normalization) === "before";
