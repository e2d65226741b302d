import type { Choice } from "./choice.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** γ, β or statistics of the chosen unit over the steps, for every variant with batch norm in that layer. */
export function normalizationRows(
  { seed, layer, unit }: Choice,
  page: Unpacked,
  names: Readonly<Record<string, string>>,
): Row[] {
  return page.data.variants.flatMap(({ id, code }) => {
    const packed = page.data.normalization.find(
      (each) => each.variant === id && each.seed === seed && each.layer === layer,
    );
    if (!packed || unit >= packed.units) return [];
    const steps = page.array(packed.steps);
    return Object.entries(names).flatMap(([name, of]) => {
      const values = page.array(packed.series[name]!);
      return Array.from(steps, (step, index) => {
        const value = values[index * packed.units + unit]!;
        return { variant: code, of, step, value: Number.isFinite(value) ? value : null };
      });
    });
  });
}
