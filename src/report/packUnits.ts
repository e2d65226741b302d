import { quantileLevels, type UnitLayerSeries, type UnitSeries } from "../tracking/meters/distribution.ts";
import type { Pack } from "./pack.ts";
import type { PackedUnits } from "./page/pageData.ts";
import type { UnitQuantity } from "./page/unitQuantities.ts";
import { batchLevels, CODES, pageLevels } from "./pageLevels.ts";
import type { ReportModel } from "./reportModel.ts";
import { type Thinning, thinned, thinnedSteps } from "./thinning.ts";

const LEVELS = quantileLevels.length;
/** Quantiles, over all runs: about a byte each in the page. */
const LIMITS = { most: 54, room: 700_000 };

/** What is packed of the units of one run. */
interface Packable {
  readonly series: UnitSeries;
  readonly of: Pick<PackedUnits, "seed" | "variant" | "quantity" | "isPreActivation">;
  readonly levels: readonly number[];
}

/** Unit inputs of every detailed seed; of the first also pre-activations (where they are another thing) and mini-batches. */
export function packUnits(model: ReportModel, pack: Pack): PackedUnits[] {
  const { kept } = unitThinning(model);
  return packable(model).flatMap((one) => packSeries(one, kept, pack));
}

/** How many snapshots of each run's units the page carries. */
export function unitThinning(model: ReportModel): Thinning {
  const all = packable(model);
  const recorded = Math.max(0, ...all.map(({ series }) => series.steps.length));
  const valuesPerStep = all.reduce(
    (sum, { series, levels }) =>
      sum + levels.length * series.layers.reduce((units, layer) => units + layer.units, 0),
    0,
  );
  return thinnedSteps(recorded, valuesPerStep, LIMITS);
}

function packable(model: ReportModel): Packable[] {
  return model.detailedSeeds.flatMap((seed, place) =>
    model.shown.flatMap(({ id }) => {
      const record = model.record(id, seed);
      const inputs = record?.blocks["unit-input"];
      if (!inputs?.preActivation) return [];
      const series = (of: UnitSeries, quantity: UnitQuantity, levels: readonly number[]): Packable => ({
        series: of,
        of: { seed, variant: id, quantity, isPreActivation: !inputs.unitInput },
        levels,
      });
      const { steps, preActivation, unitInput } = inputs;
      const probe = series({ steps, layers: unitInput ?? preActivation }, "unit-input", pageLevels);
      if (place > 0) return [probe];
      const batch = record?.blocks["batch-input"];
      return [
        probe,
        ...(unitInput ? [series({ steps, layers: preActivation }, "pre-activation", pageLevels)] : []),
        ...(batch ? [series(batch, "batch-input", batchLevels)] : []),
      ];
    }),
  );
}

function packSeries({ series, of, levels }: Packable, most: number, pack: Pack): PackedUnits[] {
  const kept = thinned(series.steps.length, most);
  const steps = pack.add(Int32Array.from(kept, (index) => series.steps[index]!));
  return series.layers.map((layer, index) => ({
    ...of,
    layer: index + 1,
    units: layer.units,
    levels,
    steps,
    ...packLayer(layer, kept, levels, pack),
  }));
}

/** Changes from step to step of codes 0 … CODES within each unit's own range, modulo 2¹⁶, low bytes before high ones. */
function packLayer(layer: UnitLayerSeries, kept: readonly number[], levels: readonly number[], pack: Pack) {
  const { units, quantiles } = layer;
  const low = new Float32Array(units);
  const high = new Float32Array(units);
  const places = levels.map((level) => Math.round(level * (LEVELS - 1)));
  const count = units * levels.length * kept.length;
  const bytes = new Uint8Array(2 * count);
  let at = 0;
  for (let unit = 0; unit < units; unit++) {
    const [least, most] = rangeOf(layer, kept, unit);
    low[unit] = least;
    high[unit] = most;
    const span = high[unit]! - low[unit]! || 1;
    for (const place of places) {
      let before = 0;
      for (const step of kept) {
        const quantile = quantiles[(step * units + unit) * LEVELS + place]!;
        const code = Math.round(((quantile - low[unit]!) / span) * CODES) || 0;
        const change = (code - before) & 0xffff;
        bytes[at] = change & 0xff;
        bytes[count + at] = change >> 8;
        before = code;
        at++;
      }
    }
  }
  return { low: pack.add(low), high: pack.add(high), codes: pack.add(bytes) };
}

/** Of a unit, over those steps: its least and its greatest number, of those that are finite. */
function rangeOf(
  { units, quantiles }: UnitLayerSeries,
  steps: readonly number[],
  unit: number,
): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const step of steps) {
    const first = (step * units + unit) * LEVELS;
    for (const end of [quantiles[first]!, quantiles[first + LEVELS - 1]!]) {
      if (!Number.isFinite(end)) continue;
      least = Math.min(least, end);
      most = Math.max(most, end);
    }
  }
  return least <= most ? [least, most] : [0, 0];
}
