import type { Choice } from "./choice.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** Mean of z ± one sd of the chosen unit, per subset, over the steps. */
export function subsetRows({ seed, layer, unit }: Choice, page: Unpacked): Row[] {
  return page.data.variants.flatMap(({ id, code }) => {
    const packed = page.data.subsets.find(
      (each) => each.variant === id && each.seed === seed && each.layer === layer,
    );
    if (!packed || unit >= packed.units) return [];
    const steps = page.array(packed.steps);
    return (
      [
        [page.data.subsetCodes[0], "mean of A", "sd of A"],
        [page.data.subsetCodes[1], "mean of B", "sd of B"],
      ] as const
    ).flatMap(([subset, meanName, sdName]) => {
      const means = page.array(packed.series[meanName]!);
      const sds = page.array(packed.series[sdName]!);
      return Array.from(steps, (step, index) => {
        const at = index * packed.units + unit;
        const [mean, sd] = [means[at]!, sds[at]!];
        return { variant: code, subset, step, mean, low: mean - sd, high: mean + sd };
      });
    });
  });
}
