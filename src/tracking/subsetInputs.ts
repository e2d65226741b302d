import type { Instrument, Scene } from "./instrument.ts";
import type { SubsetSeries } from "./record.ts";

/** Mean and population sd of every unit's z on the probe's samples of A and of B, in inference mode. */
export function observeSubsetInputs(scene: Scene, steps: Int32Array): Instrument<SubsetSeries | null> {
  const { subsets } = scene.probe.data;
  const layers = scene.network.settings.hidden.map(({ units }) => {
    const perUnit = () => new Float32Array(steps.length * units);
    return { units, meanA: perUnit(), sdA: perUnit(), meanB: perUnit(), sdB: perUnit() };
  });
  let seen = 0;
  return {
    steps: subsets ? steps : new Int32Array(0),
    observe(step) {
      scene.probe.activityAt(step).forEach(({ preActivation }, index) => {
        const layer = layers[index]!;
        const samples = preActivation.columns;
        for (let unit = 0; unit < layer.units; unit++) {
          const at = seen * layer.units + unit;
          const row = preActivation.values.subarray(unit * samples, (unit + 1) * samples);
          [layer.meanA[at], layer.sdA[at]] = momentsWithin(row, subsets!, 0);
          [layer.meanB[at], layer.sdB[at]] = momentsWithin(row, subsets!, 1);
        }
      });
      seen++;
    },
    block() {
      if (!subsets) return null;
      const first = (values: Float32Array, units: number) => values.slice(0, seen * units);
      return {
        steps: steps.slice(0, seen),
        layers: layers.map(({ units, meanA, sdA, meanB, sdB }) => ({
          units,
          meanA: first(meanA, units),
          sdA: first(sdA, units),
          meanB: first(meanB, units),
          sdB: first(sdB, units),
        })),
      };
    },
  };
}

/** Two passes over the samples of one subset: mean, and sd with divisor n. */
function momentsWithin(values: Float64Array, subsets: Uint8Array, subset: 0 | 1): [number, number] {
  let count = 0;
  let sum = 0;
  for (let index = 0; index < values.length; index++)
    if (subsets[index] === subset) {
      sum += values[index]!;
      count++;
    }
  const mean = sum / count;
  let squares = 0;
  for (let index = 0; index < values.length; index++)
    if (subsets[index] === subset) squares += (values[index]! - mean) * (values[index]! - mean);
  return [mean, Math.sqrt(squares / count)];
}
