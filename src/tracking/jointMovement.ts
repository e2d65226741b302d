import { type Matrix, zeros } from "../matrix.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import { energyDistanceOfColumns } from "../statistics/energyDistance.ts";
import type { Scene } from "./instrument.ts";
import type { JointMovementSeries } from "./shiftRecord.ts";

const FLOWERS = 128;
const MOST_PAIRS = 20;

export interface JointMovement {
  /** The activity of the probe at observation number `seen` of the drift's grid. */
  add(activity: readonly HiddenActivity[], seen: number): void;
  series(grid: Int32Array, pairs: number): JointMovementSeries;
}

/**
 * Squared energy distance between all z of a layer at once at both ends of the lag, on the probe's first 128 flowers: the
 * units' own distributions are blind to joint changes. Beside it 2·E‖z − z′‖, which makes a share of it (0 … 1). Taken
 * over at most 20 lags, spread evenly: distances cost the square of the flowers.
 */
export function createJointMovement(scene: Scene, pairs: number): JointMovement {
  const flowers = Math.min(FLOWERS, scene.probe.data.size);
  const stride = Math.max(1, Math.ceil(pairs / MOST_PAIRS));
  const count = Math.floor(pairs / stride);
  const layers = scene.network.settings.hidden.map(({ units }) => ({
    before: zeros(units, flowers),
    now: zeros(units, flowers),
    squared: new Float64Array(count),
    between: new Float64Array(count),
  }));
  return {
    add(activity, seen) {
      const closes = seen > 0 && seen % stride === 0;
      const opens = (seen + 1) % stride === 0;
      if (!closes && !opens) return;
      layers.forEach((layer, index) => {
        takeColumns(activity[index]!.preActivation, layer.now);
        if (closes) {
          const at = seen / stride - 1;
          const { squared, between } = energyDistanceOfColumns(layer.before, layer.now);
          layer.squared[at] = squared;
          layer.between[at] = 2 * between;
        }
        [layer.before, layer.now] = [layer.now, layer.before];
      });
    },
    series(grid, done) {
      const kept = Math.floor(done / stride);
      return {
        steps: Int32Array.from({ length: kept }, (_, at) => grid[(at + 1) * stride]!),
        layers: layers.map(({ squared, between }) => ({
          squared: squared.slice(0, kept),
          between: between.slice(0, kept),
        })),
      };
    },
  };
}

/** The first columns of a matrix. */
function takeColumns(from: Matrix, to: Matrix): void {
  for (let row = 0; row < to.rows; row++)
    to.values.set(
      from.values.subarray(row * from.columns, row * from.columns + to.columns),
      row * to.columns,
    );
}
