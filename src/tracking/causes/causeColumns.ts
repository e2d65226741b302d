import { exp } from "../../elementary/exp.ts";
import { type ShapleyValues, shapley, shapleyValues } from "../../statistics/shapley.ts";
import { byName, type Filled, float32 } from "../columns.ts";
import { type LayerGame, ofUnit } from "./game.ts";

/** Shapley values of one cause for every unit, and their range over the orders in which causes can come in. */
const columnsOfCause = (units: number) => ({
  /** Of the change of the unit's mean, in its own units. */
  mean: float32(units),
  meanLow: float32(units),
  meanHigh: float32(units),
  /** Of the change of the logarithm of its sd; not finite where it does not vary. */
  logSd: float32(units),
  logSdLow: float32(units),
  logSdHigh: float32(units),
});

export type CauseColumns = Filled<ReturnType<typeof columnsOfCause>>;

export const causeColumns = <Cause extends string>(causes: readonly Cause[], units: number) => ({
  units,
  /** In the old state. */
  sd: float32(units),
  causes: byName(causes, () => columnsOfCause(units)),
});

export interface CauseLayer<Cause extends string> {
  readonly units: number;
  readonly sd: Float32Array;
  readonly causes: Readonly<Record<Cause, CauseColumns>>;
}

/** Writes the Shapley values of every unit of a layer, game by game. */
export function createCauseWriter<Cause extends string>({
  units,
  sd,
  causes,
}: CauseLayer<Cause>): (game: LayerGame, seen: number) => void {
  const columns = Object.values<CauseColumns>(causes);
  const ofMean = shapleyValues(columns.length);
  const ofLogSd = shapleyValues(columns.length);

  function write(at: number, mean: ShapleyValues, logSd: ShapleyValues) {
    columns.forEach((column, cause) => {
      column.mean[at] = mean.value[cause]!;
      column.meanLow[at] = mean.low[cause]!;
      column.meanHigh[at] = mean.high[cause]!;
      column.logSd[at] = logSd.value[cause]!;
      column.logSdLow[at] = logSd.low[cause]!;
      column.logSdHigh[at] = logSd.high[cause]!;
    });
  }

  return (game, seen) => {
    for (let unit = 0; unit < units; unit++) {
      const logSd = ofUnit(game, game.logSd, unit);
      shapley(columns.length, ofUnit(game, game.mean, unit), ofMean);
      shapley(columns.length, logSd, ofLogSd);
      const at = seen * units + unit;
      sd[at] = exp(logSd[0]!);
      write(at, ofMean, ofLogSd);
    }
  };
}
