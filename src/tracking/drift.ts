import { populationVariance } from "../statistics/moments.ts";
import { wasserstein1OfSorted } from "../statistics/wasserstein1.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { DriftSeries } from "./record.ts";

/**
 * Drift: Wasserstein-1 between each unit's probe inputs a fixed lag apart, in inference mode, on a grid of its own
 * (lag, 2·lag, …), beside the pooled sd √((s₁² + s₂²)/2) that normalizes it. The same flowers pass both times.
 */
export function observeDrift(scene: Scene, _planned: Int32Array): Instrument<DriftSeries> {
  const lag = scene.settings.driftLag;
  const steps = Int32Array.from(
    { length: Math.floor(scene.totalSteps / lag) + 1 },
    (_, index) => index * lag,
  );
  const samples = scene.probe.data.size;
  const layers = scene.network.settings.hidden.map(({ units }) => ({
    units,
    absolute: new Float32Array((steps.length - 1) * units),
    pooledSd: new Float32Array((steps.length - 1) * units),
    before: new Float64Array(units * samples),
    now: new Float64Array(units * samples),
    varianceBefore: new Float64Array(units),
  }));
  let seen = 0;
  return {
    steps,
    observe(step) {
      scene.probe.activityAt(step).forEach(({ unitInput }, index) => {
        const layer = layers[index]!;
        layer.now.set(unitInput.values);
        for (let unit = 0; unit < layer.units; unit++) {
          const now = layer.now.subarray(unit * samples, (unit + 1) * samples).sort();
          const variance = populationVariance(now);
          if (seen > 0) {
            const at = (seen - 1) * layer.units + unit;
            const before = layer.before.subarray(unit * samples, (unit + 1) * samples);
            layer.absolute[at] = wasserstein1OfSorted(before, now);
            layer.pooledSd[at] = Math.sqrt((layer.varianceBefore[unit]! + variance) / 2);
          }
          layer.varianceBefore[unit] = variance;
        }
        [layer.before, layer.now] = [layer.now, layer.before];
      });
      seen++;
    },
    block() {
      const pairs = Math.max(0, seen - 1);
      return {
        lag,
        steps: steps.slice(1, 1 + pairs),
        layers: layers.map(({ units, absolute, pooledSd }) => ({
          units,
          absolute: absolute.slice(0, pairs * units),
          pooledSd: pooledSd.slice(0, pairs * units),
        })),
      };
    },
  };
}
