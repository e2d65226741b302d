import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { type Matrix, padded, paddedLength } from "../../matrix.ts";
import type { HiddenActivity } from "../../network/hiddenActivity.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { energyDistanceOfColumns } from "../../statistics/energyDistance.ts";
import { createColumns, float64, type Series } from "../columns.ts";
import type { Scene } from "../scene.ts";

const FLOWERS = 128;
const MOST_PAIRS = 20;

/** Between all z of a layer at once at both ends of the lag that ends at the step. */
export const jointMovementColumns = (hidden: readonly HiddenLayerSettings[]) => ({
  layers: hidden.map(() => ({
    /** Squared energy distance, in the units of z. */
    squared: float64(),
    /** 2·E‖z − z′‖, the most it could be. */
    between: float64(),
  })),
});

export interface JointMovement {
  /** The activity of the probe at the start of the first lag, or at the end of lag number `lag`. */
  add(activity: readonly HiddenActivity[], lag: number): void;
  series(): Series<ReturnType<typeof jointMovementColumns>>;
}

/**
 * Squared energy distance between all z of a layer at once at both ends of the lag, on the probe's first 128 flowers: the
 * units' own distributions are blind to joint changes. Beside it 2·E‖z − z′‖, which makes a share of it (0 … 1). Taken
 * over at most 20 lags, spread evenly: distances cost the square of the flowers.
 */
/** @param ends of the lags */
export function createJointMovement(scene: Scene, ends: Int32Array): JointMovement {
  const flowers = Math.min(FLOWERS, scene.probe.data.size);
  const stride = Math.max(1, Math.ceil(ends.length / MOST_PAIRS));
  const { hidden } = scene.network.settings;
  const store = createColumns(
    ends.filter((_, index) => (index + 1) % stride === 0),
    jointMovementColumns(hidden),
  );
  const most = hidden.reduce((sum, { units }) => sum + 2 * units * paddedLength(flowers), flowers + 1);
  const kernels = kernelsFor([scene.probe], most);
  const sums = kernels.allocate(flowers);
  const layers = hidden.map(({ units }) => ({
    before: padded(units, flowers, kernels.allocate),
    now: padded(units, flowers, kernels.allocate),
  }));
  return {
    add(activity, lag) {
      const closes = lag > 0 && lag % stride === 0;
      const opens = (lag + 1) % stride === 0;
      if (!closes && !opens) return;
      layers.forEach((layer, index) => {
        takeColumns(activity[index]!.preActivation, layer.now);
        if (closes) {
          const { squared, between } = energyDistanceOfColumns(layer.before, layer.now, kernels, sums);
          store.columns.layers[index]!.squared[store.seen] = squared;
          store.columns.layers[index]!.between[store.seen] = 2 * between;
        }
        [layer.before, layer.now] = [layer.now, layer.before];
      });
      if (closes) store.seen++;
    },
    series: store.series,
  };
}

/** The first columns of a matrix. */
function takeColumns(from: Matrix, to: Matrix): void {
  for (let row = 0; row < to.rows; row++)
    to.values.set(from.values.subarray(row * from.stride, row * from.stride + to.columns), row * to.stride);
}
