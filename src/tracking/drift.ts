import { rowOf } from "../matrix.ts";
import { createAscendingSort } from "../statistics/ascendingSort.ts";
import { populationVariance } from "../statistics/moments.ts";
import { wasserstein1OfSorted } from "../statistics/wasserstein1.ts";
import { createDriftUncertainty } from "./driftUncertainty.ts";
import type { Instrument, Scene } from "./instrument.ts";
import { createJointMovement } from "./jointMovement.ts";
import type { DriftLayerSeries, DriftSeries } from "./shiftRecord.ts";

const columns = [
  "absolute",
  "pooledSd",
  "displacement",
  "displacementSd",
  "movement",
  "movementSd",
] as const satisfies readonly (keyof DriftLayerSeries)[];

/**
 * How far each unit's probe inputs went in a fixed lag, in inference mode, on a grid of its own (lag, 2·lag, …); the same
 * flowers pass both times.
 *
 *   drift         Wasserstein-1 between the unit inputs at both ends of the lag
 *   displacement  the same against step 0
 *   movement      √mean (z − z′)² over the flowers, of z
 *   joint         squared energy distance between a layer's z at both ends, all units at once
 *
 * Beside each distance the pooled sd √((s₁² + s₂²)/2) that normalizes it.
 */
export function observeDrift(scene: Scene, _planned: Int32Array): Instrument<DriftSeries> {
  const lag = scene.settings.driftLag;
  const steps = Int32Array.from(
    { length: Math.floor(scene.totalSteps / lag) + 1 },
    (_, index) => index * lag,
  );
  const pairs = steps.length - 1;
  const samples = scene.probe.data.size;
  const layers = scene.network.settings.hidden.map(({ units }) => createLayer(units, samples, pairs));
  const joint = createJointMovement(scene, pairs);
  const uncertainty = createDriftUncertainty(scene, pairs);
  let seen = 0;
  return {
    steps,
    observe(step) {
      const activity = scene.probe.activityAt(step);
      uncertainty.add(activity, seen);
      joint.add(activity, seen);
      activity.forEach(({ unitInput, preActivation }, index) => {
        const layer = layers[index]!;
        for (let unit = 0; unit < layer.units; unit++)
          layer.add(seen, unit, rowOf(unitInput, unit), rowOf(preActivation, unit));
      });
      seen++;
    },
    block() {
      const done = Math.max(0, seen - 1);
      return {
        lag,
        steps: steps.slice(1, 1 + done),
        layers: layers.map((layer) => layer.series(done)),
        joint: joint.series(steps, done),
        uncertainty: uncertainty.series(steps, done),
      };
    },
  };
}

/** What is remembered of the units of a layer from one end of the lag to the other, and what came of it. */
function createLayer(units: number, samples: number, pairs: number) {
  const perUnit = () => new Float32Array(pairs * units);
  const perFlower = () => Array.from({ length: units }, () => new Float64Array(samples));
  const series: Record<(typeof columns)[number], Float32Array> = {
    absolute: perUnit(),
    pooledSd: perUnit(),
    displacement: perUnit(),
    displacementSd: perUnit(),
    movement: perUnit(),
    movementSd: perUnit(),
  };
  const first = perFlower();
  const before = perFlower();
  const now = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  const zBefore = perFlower();
  const variance = { first: new Float64Array(units), before: new Float64Array(units) };
  const zVariance = new Float64Array(units);

  return {
    units,
    add(seen: number, unit: number, input: Float64Array, z: Float64Array) {
      now.set(input);
      sort(now);
      const spread = populationVariance(now);
      const zSpread = populationVariance(z);
      if (seen === 0) {
        first[unit]!.set(now);
        variance.first[unit] = spread;
      } else {
        const at = (seen - 1) * units + unit;
        series.absolute[at] = wasserstein1OfSorted(before[unit]!, now);
        series.pooledSd[at] = pooled(variance.before[unit]!, spread);
        series.displacement[at] = wasserstein1OfSorted(first[unit]!, now);
        series.displacementSd[at] = pooled(variance.first[unit]!, spread);
        series.movement[at] = rootMeanSquareChange(zBefore[unit]!, z);
        series.movementSd[at] = pooled(zVariance[unit]!, zSpread);
      }
      before[unit]!.set(now);
      zBefore[unit]!.set(z);
      variance.before[unit] = spread;
      zVariance[unit] = zSpread;
    },
    series(done: number): DriftLayerSeries {
      const kept = columns.map((name) => [name, series[name].slice(0, done * units)]);
      return { units, ...(Object.fromEntries(kept) as typeof series) };
    },
  };
}

const pooled = (one: number, other: number) => Math.sqrt((one + other) / 2);

function rootMeanSquareChange(before: Float64Array, now: Float64Array): number {
  let squares = 0;
  for (let n = 0; n < now.length; n++) squares += (now[n]! - before[n]!) * (now[n]! - before[n]!);
  return Math.sqrt(squares / now.length);
}
