import { type ShapleyValues, shapley, shapleyValues } from "../../statistics/shapley.ts";
import type { CauseColumns, CauseLayer } from "../shiftRecord.ts";
import { type LayerGame, ofUnit } from "./game.ts";

/** Collects the Shapley values of every unit of a layer, step by step, into arrays made once. */
export interface CauseRecorder<Cause extends string> {
  add(step: number, game: LayerGame): void;
  layer(steps: number): CauseLayer<Cause>;
}

export function createCauseRecorder<Cause extends string>(
  causes: readonly Cause[],
  units: number,
  steps: number,
): CauseRecorder<Cause> {
  const perUnit = () => new Float32Array(steps * units);
  const sd = perUnit();
  const columns = causes.map((cause) => ({
    cause,
    mean: perUnit(),
    meanLow: perUnit(),
    meanHigh: perUnit(),
    logSd: perUnit(),
    logSdLow: perUnit(),
    logSdHigh: perUnit(),
  }));
  const ofMean = shapleyValues(causes.length);
  const ofLogSd = shapleyValues(causes.length);

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

  return {
    add(step, game) {
      for (let unit = 0; unit < units; unit++) {
        const logSd = ofUnit(game, game.logSd, unit);
        shapley(causes.length, ofUnit(game, game.mean, unit), ofMean);
        shapley(causes.length, logSd, ofLogSd);
        const at = step * units + unit;
        sd[at] = Math.exp(logSd[0]!);
        write(at, ofMean, ofLogSd);
      }
    },
    layer(count) {
      const first = (values: Float32Array) => values.slice(0, count * units);
      const causesOf = columns.map(({ cause, ...arrays }) => [
        cause,
        Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, first(values)])),
      ]);
      return {
        units,
        sd: first(sd),
        causes: Object.fromEntries(causesOf) as Record<Cause, CauseColumns>,
      };
    },
  };
}
