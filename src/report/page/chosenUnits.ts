import type { Choice } from "./choice.ts";
import type { UnitStore } from "./unitStore.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** The chosen unit in every variant that has one of its number. */
export function chosenUnits({ seed, layer, unit, quantity }: Choice, page: Unpacked, store: UnitStore) {
  return page.data.variants.flatMap(({ id, code }) => {
    const units = store.find(id, seed, layer, quantity);
    return units && unit < units.units ? [{ code, units }] : [];
  });
}

/** Tables, and beside them a row for every variant with such series that has nothing of the unit that was chosen. */
export function withMissing<Tables extends Readonly<Record<string, Row[]>>>(
  tables: Tables,
  { layer, unit }: Choice,
  page: Unpacked,
  series: readonly { readonly variant: string }[],
  what = `no unit ${unit + 1}`,
) {
  const there = new Set(Object.values(tables).flatMap((rows) => rows.map(({ variant }) => variant)));
  const missing = page.data.variants
    .filter(({ id, code }) => !there.has(code) && series.some(({ variant }) => variant === id))
    .map(({ code }) => ({ variant: code, missing: `${what} in layer ${layer}` }));
  return { ...tables, missing };
}
