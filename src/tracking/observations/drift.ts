import { rowOf } from "../../matrix.ts";
import type { HiddenActivity } from "../../network/hiddenActivity.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { createAscendingSort } from "../../statistics/ascendingSort.ts";
import { populationVariance } from "../../statistics/moments.ts";
import { wasserstein1OfSorted } from "../../statistics/wasserstein1.ts";
import { blankColumns, type Filled, float32 } from "../columns.ts";
import { createDriftUncertainty, type DriftUncertainty } from "../meters/driftUncertainty.ts";
import { createJointMovement, type JointMovement, jointMovementColumns } from "../meters/jointMovement.ts";
import { observation } from "../observation.ts";

/** Each distance beside the √((s₁² + s₂²)/2) that normalizes it. */
const columnsOfLayer = ({ units }: HiddenLayerSettings) => ({
  units,
  /** Wasserstein-1 of the unit input, in its own units. */
  absolute: float32(units),
  pooledSd: float32(units),
  /** Wasserstein-1 of the unit input against step 0. */
  displacement: float32(units),
  displacementSd: float32(units),
  /** Root mean square over the flowers of the change of z. */
  movement: float32(units),
  movementSd: float32(units),
});

export type DriftLayerSeries = Filled<ReturnType<typeof columnsOfLayer>>;

/** What is measured of all units of a layer at once. */
interface LayerMovement {
  readonly joint: ReturnType<JointMovement["series"]>;
  /** Null but in the runs that the report details. */
  readonly uncertainty: DriftUncertainty | null;
}

/**
 * How far each unit's probe inputs went in a fixed lag, in inference mode, on a grid of its own (lag, 2·lag, …); the same
 * flowers pass both times.
 *
 *   drift         Wasserstein-1 between the unit inputs at both ends of the lag
 *   displacement  the same against step 0
 *   movement      √mean (z − z′)² over the flowers, of z
 *   joint         squared energy distance between a layer's z at both ends, all units at once
 */
export const drift = observation({
  usually: { every: "driftLag" },
  detail: "layers",
  passes: 3,
  bytes: ({ units }) => 24 * units,
  isSeen: (step) => step > 0,
  columns: ({ hidden, settings }) => ({ lag: settings.driftLag, layers: hidden.map(columnsOfLayer) }),
  watch(scene, { steps, columns }) {
    const samples = scene.probe.data.size;
    const layers = columns.layers.map((series) => createLayer(series, samples));
    const joint = createJointMovement(scene, steps);
    const uncertainty = createDriftUncertainty(scene, steps);
    const add = (activity: readonly HiddenActivity[], lag: number) => {
      uncertainty.add(activity, lag);
      joint.add(activity, lag);
      activity.forEach(({ unitInput, preActivation }, index) => {
        const layer = layers[index]!;
        for (let unit = 0; unit < layer.units; unit++)
          layer.add(lag, unit, rowOf(unitInput, unit), rowOf(preActivation, unit));
      });
    };
    return {
      begin: () => add(scene.probe.activityAt(0), 0),
      observe: (step, seen) => add(scene.probe.activityAt(step), seen + 1),
      rest: (): LayerMovement => ({ joint: joint.series(), uncertainty: uncertainty.series() }),
    };
  },
  blankRest: ({ hidden }, steps): LayerMovement => ({
    joint: blankColumns(steps, jointMovementColumns(hidden)),
    uncertainty: null,
  }),
});

/** What is remembered of the units of a layer from one end of the lag to the other. */
function createLayer(series: DriftLayerSeries, samples: number) {
  const { units } = series;
  const perFlower = () => Array.from({ length: units }, () => new Float64Array(samples));
  const first = perFlower();
  const before = perFlower();
  const now = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  const zBefore = perFlower();
  const variance = { first: new Float64Array(units), before: new Float64Array(units) };
  const zVariance = new Float64Array(units);

  return {
    units,
    add(lag: number, unit: number, input: Float64Array, z: Float64Array) {
      now.set(input);
      sort(now);
      const spread = populationVariance(now);
      const zSpread = populationVariance(z);
      if (lag === 0) {
        first[unit]!.set(now);
        variance.first[unit] = spread;
      } else {
        const at = (lag - 1) * units + unit;
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
  };
}

const pooled = (one: number, other: number) => Math.sqrt((one + other) / 2);

function rootMeanSquareChange(before: Float64Array, now: Float64Array): number {
  let squares = 0;
  for (let n = 0; n < now.length; n++) squares += (now[n]! - before[n]!) * (now[n]! - before[n]!);
  return Math.sqrt(squares / now.length);
}
