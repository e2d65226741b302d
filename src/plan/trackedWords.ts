import type { Scenario } from "../scenario/scenario.ts";
import type { ObservationKind } from "../tracking/observation.ts";
import { observations } from "../tracking/observations/observations.ts";

/**
 * What is tracked for which seeds, as a sentence: which runs keep every unit, and what is kept of the others.
 *
 * @example
 *   const observe = [{ what: "unit-input", at: "snapshots" }];
 *   const variants = [{ settings: { tracking: { observe, units: "detailed" } } }];
 *   trackedWords({ variants, seeds: { from: 1, count: 20 }, detailedSeeds: 2 });
 *   // "every unit for seeds 1 and 2; for the others layers, and all that measures and claims read"
 */
export function trackedWords({
  variants,
  seeds,
  detailedSeeds,
}: Pick<Scenario, "variants" | "seeds" | "detailedSeeds">): string {
  const tracked = variants.map(({ settings: { tracking } }) => tracking);
  const hasUnits = tracked.some(({ observe }) =>
    observe.some(({ what }) => (observations[what] as ObservationKind<unknown>).ofUnits),
  );
  if (!hasUnits) return "no single units, for any seed";
  if (tracked.every(({ units }) => units === "all") || detailedSeeds >= seeds.count)
    return "every unit, for all seeds";
  const others = "layers, and all that measures and claims read";
  const some = tracked.some(({ units }) => units === "all") ? " (where tracking.units is all, for all)" : "";
  if (detailedSeeds === 0)
    return `${others}, for all seeds${some && "; every unit where tracking.units is all"}`;
  const last = seeds.from + detailedSeeds - 1;
  const which =
    detailedSeeds === 1
      ? `seed ${seeds.from}`
      : `seeds ${seeds.from} ${detailedSeeds === 2 ? "and" : "to"} ${last}`;
  return `every unit for ${which}${some}; for the others ${others}`;
}
