import type { Blocks } from "../tracking/observations/observations.ts";
import { type Pack, roundedToBits } from "./pack.ts";
import type { PackedFields, PackedUnitSeries } from "./page/pageData.ts";
import type { ReportModel } from "./reportModel.ts";
import { type Thinning, thinned, thinnedSteps } from "./thinning.ts";

/** Statistics, over all runs: about two and a half bytes each in the page. */
const NORMALIZATION_LIMITS = { most: 120, room: 200_000 };
const MOST_SUBSET_STEPS = 40;
/** 11 bits of the mantissa stay: 4 parts in 10,000, finer than the eye. */
const DROPPED_BITS = 12;

/** γ, β and the three kinds of statistics of every unit with batch norm. */
export function packNormalization(model: ReportModel, pack: Pack): PackedUnitSeries[] {
  const { kept } = normalizationThinning(model);
  return eachRecord(model, (record, seed, variant) =>
    packUnitSeries(record.blocks.normalization, kept, { seed, variant }, pack),
  );
}

/** How many of the steps at which batch norm was looked at the page carries. */
export function normalizationThinning(model: ReportModel): Thinning {
  const all = eachRecord(model, ({ blocks: { normalization } }) => (normalization ? [normalization] : []));
  const recorded = Math.max(0, ...all.map(({ steps }) => steps.length));
  const valuesPerStep = all
    .flatMap(({ layers }) => layers.flatMap((layer) => (layer ? [layer] : [])))
    .reduce((sum, layer) => sum + layer.units * seriesOf(layer).length, 0);
  return thinnedSteps(recorded, valuesPerStep, NORMALIZATION_LIMITS);
}

/** Mean and sd of z per subset. */
export function packSubsets(model: ReportModel, pack: Pack): PackedUnitSeries[] {
  return eachRecord(model, (record, seed, variant) =>
    packUnitSeries(flatSubsets(record.blocks["subset-input"]), MOST_SUBSET_STEPS, { seed, variant }, pack),
  );
}

type UnitArrays = { readonly units: number } & Readonly<Record<string, number | Float32Array>>;

function packUnitSeries(
  series: { readonly steps: Int32Array; readonly layers: readonly (UnitArrays | null)[] } | undefined,
  most: number,
  run: { readonly seed: number; readonly variant: string },
  pack: Pack,
): PackedUnitSeries[] {
  if (!series) return [];
  const kept = thinned(series.steps.length, most);
  const steps = pack.add(Int32Array.from(kept, (index) => series.steps[index]!));
  return series.layers.flatMap((layer, index) => {
    if (!layer) return [];
    const { units } = layer;
    const keep = (values: Float32Array) =>
      pack.add(
        roundedToBits(
          Float32Array.from(
            { length: kept.length * units },
            (_, at) => values[kept[Math.floor(at / units)]! * units + (at % units)]!,
          ),
          DROPPED_BITS,
        ),
      );
    const packed = seriesOf(layer).map(([name, values]) => [name, keep(values)] as const);
    return [{ ...run, layer: index + 1, units, steps, series: Object.fromEntries(packed) }];
  });
}

/** "mean of A", "sd of A", … */
function flatSubsets(series: Blocks["subset-input"]) {
  return (
    series && {
      steps: series.steps,
      layers: series.layers.map(({ units, bySubset }) => {
        const named = Object.entries(bySubset).flatMap(([subset, moments]) =>
          Object.entries(moments).map(([name, values]) => [`${name} of ${subset}`, values] as const),
        );
        return { units, ...Object.fromEntries(named) };
      }),
    }
  );
}

/** What a layer has of every unit at every step, by name. */
function seriesOf(layer: object): (readonly [string, Float32Array])[] {
  return Object.entries(layer).flatMap(([name, values]) =>
    values instanceof Float32Array ? [[name, values] as const] : [],
  );
}

/** Decision fields, two cells of 4 bits per byte. */
export function packFields(model: ReportModel, pack: Pack): PackedFields[] {
  return eachRecord(model, (record, seed, variant) => {
    const series = record.blocks["decision-field"];
    if (!series) return [];
    const { size, x, y } = series;
    const kept = thinned(series.steps.length, 40);
    const steps = pack.add(Int32Array.from(kept, (index) => series.steps[index]!));
    return Object.entries(series.fields).map(([statistic, field]) => {
      const cells = new Uint8Array(Math.ceil((kept.length * size * size) / 2));
      kept.forEach((index, place) => {
        for (let cell = 0; cell < size * size; cell++) {
          const at = place * size * size + cell;
          cells[at >> 1]! |= (field[index * size * size + cell]! & 15) << ((at & 1) * 4);
        }
      });
      return { seed, variant, statistic, size, x, y, steps, cells: pack.add(cells) };
    });
  });
}

function eachRecord<Packed>(
  model: ReportModel,
  packed: (
    record: NonNullable<ReturnType<ReportModel["record"]>>,
    seed: number,
    variant: string,
  ) => readonly Packed[],
): Packed[] {
  return model.detailedSeeds.flatMap((seed) =>
    model.shown.flatMap(({ id }) => {
      const record = model.record(id, seed);
      return record ? packed(record, seed, id) : [];
    }),
  );
}
