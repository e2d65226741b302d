import type { ReportModel } from "./model.ts";
import type { Pack } from "./pack.ts";
import { thinned } from "./packUnits.ts";
import type { PackedFields, PackedNormalization } from "./page/pageData.ts";

const MOST_STEPS = 120;

/** γ, β and the three kinds of statistics of every unit with batch norm. */
export function packNormalization(model: ReportModel, pack: Pack): PackedNormalization[] {
  return eachRecord(model, (record, seed, variant) => {
    const series = record.normalization;
    if (!series) return [];
    const kept = thinned(series.steps.length, MOST_STEPS);
    const steps = pack.add(Int32Array.from(kept, (index) => series.steps[index]!));
    return series.layers.flatMap((layer, index) => {
      if (!layer) return [];
      const { units, ...arrays } = layer;
      const keep = (values: Float32Array) =>
        pack.add(
          Float32Array.from({ length: kept.length * units }, (_, at) =>
            roundToBits(values[kept[Math.floor(at / units)]! * units + (at % units)]!),
          ),
        );
      const packed = Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, keep(values)]));
      return [{ seed, variant, layer: index + 1, units, steps, series: packed }];
    });
  });
}

/** Decision fields, two cells of 4 bits per byte. */
export function packFields(model: ReportModel, pack: Pack): PackedFields[] {
  return eachRecord(model, (record, seed, variant) => {
    const series = record.decisionField;
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

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** Keeps 11 bits of the mantissa (4 parts in 10,000): finer than the eye, and it packs well. */
function roundToBits(value: number): number {
  if (!Number.isFinite(value)) return value;
  float[0] = value;
  bits[0] = (bits[0]! + 0x800) & 0xfffff000;
  return float[0]!;
}
