import type { Cell, SimulatedForm } from "./cell.ts";
import { type DistributionName, distributions } from "./distributions.ts";

export const forms: readonly SimulatedForm[] = ["difference", "same", "contrast", "trend"];
export const seedCounts = [5, 10, 20, 50] as const;
export const familySizes = [1, 4, 8] as const;

/** Every kind of scenario that is tried. */
export function allCells(): Cell[] {
  return forms.flatMap((form) =>
    (Object.keys(distributions) as DistributionName[]).flatMap((distribution) =>
      seedCounts.flatMap((seeds) => familySizes.map((claims) => ({ form, distribution, seeds, claims }))),
    ),
  );
}
