import { alikeBut } from "./alikeBut.ts";
import { type Report, unknownFactor } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { Factor, Levels, Scenario, Variant } from "./scenario.ts";
import { quoted } from "./visible.ts";
import type { MeasureName } from "./vocabulary/measures.ts";

/** A measure of several runs goes over a factor whose levels are learning rates, and nothing else. */
export function checkSweep(
  kind: MeasureName,
  over: string | undefined,
  place: Path,
  { factors, variants }: Pick<Scenario, "factors" | "variants">,
  report: Report,
): void {
  if (over === undefined) {
    const name = factors.find((factor) => variesRateAlone(factor, variants))?.name ?? "learning rate";
    report(place, `${kind} needs its factor of learning rates, such as { kind: ${kind}, over: ${name} }`);
    return;
  }
  const at: Path = [...place, "over"];
  const factor = factors.find(({ name }) => name === over);
  if (factor === undefined) report(at, unknownFactor(over, factors));
  else if (factor.levels.length < 2) report(at, `${kind} needs at least 2 learning rates; the factor has 1`);
  else if (!variesRateAlone(factor, variants))
    report(
      at,
      `expected a factor whose levels differ in training.optimizer.learningRate and in nothing else; got ${quoted(over)}`,
    );
}

/** Sides and other places of a claim leave the factor to its measure. */
export function checkOutsideSweep(
  over: string | undefined,
  named: readonly Levels[],
  average: readonly string[],
  place: Path,
  report: Report,
): void {
  if (over === undefined) return;
  if (average.includes(over) || named.some((side) => Object.hasOwn(side, over)))
    report(
      [...place, "over"],
      `expected a factor that the claim names in no other place; got ${quoted(over)}`,
    );
}

/** Whether the levels of a factor are learning rates, and nothing else. */
export function variesRateAlone({ name, levels }: Factor, variants: readonly Variant[]): boolean {
  return alikeBut(name, variants, (variant) => variant.levels).every(
    (group) =>
      new Set(group.map(({ settings }) => settings.training.optimizer.learningRate)).size === levels.length &&
      new Set(group.map(withoutRates)).size === 1,
  );
}

/** Also of phases, which take over the rate where they do not say another. */
function withoutRates({ settings }: Variant): string {
  return JSON.stringify(settings, (key, value: unknown) => (key === "learningRate" ? undefined : value));
}
