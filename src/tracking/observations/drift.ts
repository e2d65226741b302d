import type { Kernels } from "../../kernels/kernels.ts";
import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { copyMatrix, type Matrix, padded, paddedLength } from "../../matrix.ts";
import type { HiddenActivity } from "../../network/hiddenActivity.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
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
export interface LayerMovement {
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
  passesInDetail: 12,
  bytes: ({ units }) => 24 * units,
  isSeen: (step) => step > 0,
  columns: ({ hidden, settings }) => ({ lag: settings.driftLag, layers: hidden.map(columnsOfLayer) }),
  watch(scene, { steps, columns }) {
    const { kernels, hidden } = scene.probe;
    const layers = columns.layers.map((series, index) => createLayer(series, hidden[index]!, kernels));
    const joint = createJointMovement(scene, steps);
    const uncertainty = createDriftUncertainty(scene, steps);
    const add = (activity: readonly HiddenActivity[], lag: number) => {
      uncertainty.add(activity, lag);
      joint.add(activity, lag);
      for (const layer of layers) layer.add(lag);
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
function createLayer(series: DriftLayerSeries, { unitInput, preActivation }: HiddenActivity, own: Kernels) {
  const { rows: units, columns: samples } = unitInput;
  const numbers = 4 * units * paddedLength(samples) + 8 * paddedLength(units);
  const kernels = kernelsFor([{ kernels: own }], numbers);
  const perFlower = () => padded(units, samples, kernels.allocate);
  const perUnit = () => kernels.allocate(units);
  const first = { sorted: perFlower(), variance: perUnit() };
  let before = { sorted: perFlower(), variance: perUnit(), zVariance: perUnit() };
  let now = { sorted: perFlower(), variance: perUnit(), zVariance: perUnit() };
  const zBefore = perFlower();
  const [mean, absolute, displacement] = [perUnit(), perUnit(), perUnit()];
  const movement = new Float64Array(units);

  function compare(row: number) {
    kernels.rowDistances(before.sorted, now.sorted, absolute);
    kernels.rowDistances(first.sorted, now.sorted, displacement);
    rootMeanSquareChanges(zBefore, preActivation, movement);
    for (let unit = 0; unit < units; unit++) {
      const at = row * units + unit;
      const variance = now.variance[unit]!;
      series.absolute[at] = absolute[unit]!;
      series.pooledSd[at] = pooled(before.variance[unit]!, variance);
      series.displacement[at] = displacement[unit]!;
      series.displacementSd[at] = pooled(first.variance[unit]!, variance);
      series.movement[at] = movement[unit]!;
      series.movementSd[at] = pooled(before.zVariance[unit]!, now.zVariance[unit]!);
    }
  }

  return {
    add(lag: number) {
      kernels.sortRows(unitInput, now.sorted);
      kernels.rowStatistics(unitInput, samples, mean, now.variance);
      kernels.rowStatistics(preActivation, samples, mean, now.zVariance);
      if (lag > 0) compare(lag - 1);
      else {
        copyMatrix(now.sorted, first.sorted);
        first.variance.set(now.variance);
      }
      copyMatrix(preActivation, zBefore);
      [before, now] = [now, before];
    },
  };
}

const pooled = (one: number, other: number) => Math.sqrt((one + other) / 2);

/** Row by row; two at a time, so that the sum of one need not wait for the other's. */
function rootMeanSquareChanges(before: Matrix, now: Matrix, into: Float64Array): void {
  for (let row = 0; row < now.rows; row += 2) {
    const other = Math.min(row + 1, now.rows - 1);
    const [from, to] = [row * before.stride, row * now.stride];
    const [otherFrom, otherTo] = [other * before.stride, other * now.stride];
    let squares = 0;
    let otherSquares = 0;
    for (let n = 0; n < now.columns; n++) {
      const change = now.values[to + n]! - before.values[from + n]!;
      const otherChange = now.values[otherTo + n]! - before.values[otherFrom + n]!;
      squares += change * change;
      otherSquares += otherChange * otherChange;
    }
    into[row] = Math.sqrt(squares / now.columns);
    into[other] = Math.sqrt(otherSquares / now.columns);
  }
}
