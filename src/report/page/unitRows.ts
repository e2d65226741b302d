import { pageLevels } from "../quantileLevels.ts";
import { type Choice, placeOfStep } from "./choice.ts";
import type { UnitStore, Units } from "./units.ts";
import type { Row, Unpacked } from "./unpack.ts";

const BINS = 36;
const [P05, P15, P50, P85, P95] = [1, 3, 10, 17, 19] as const;

/** Percentile bands of the chosen unit over the steps. */
export function bandRows(choice: Choice, page: Unpacked, store: UnitStore): Row[] {
  return ofChosenUnit(choice, page, store).flatMap(({ label, units }) =>
    Array.from(units.steps, (step, place) => {
      const at = (level: number) => units.quantile(choice.unit, level, place);
      return { variant: label, step, p05: at(P05), p15: at(P15), p50: at(P50), p85: at(P85), p95: at(P95) };
    }),
  );
}

/** Shares of the probe's flowers in equal bins at the chosen step and at the start. */
export function densityRows(choice: Choice, page: Unpacked, store: UnitStore): Row[] {
  const found = ofChosenUnit(choice, page, store);
  const ends = found.flatMap(({ units }) =>
    Array.from(units.steps, (_, place) =>
      [P05, P95].map((level) => units.quantile(choice.unit, level, place)),
    ).flat(),
  );
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const pad = (high - low || 1) * 0.08;
  const [from, to] = [low - pad, high + pad];
  const width = (to - from) / BINS;
  return found.flatMap(({ label, units }) => {
    const place = placeOfStep(units.steps, choice.step);
    return Array.from({ length: BINS }, (_, bin) => {
      const left = from + bin * width;
      const share = (at: number) =>
        shareBelow(units, choice.unit, at, left + width) - shareBelow(units, choice.unit, at, left);
      return { variant: label, input: left + width / 2, share: share(place), shareAtStart: share(0) };
    });
  });
}

function ofChosenUnit({ seed, layer, unit, quantity }: Choice, page: Unpacked, store: UnitStore) {
  return page.data.variants.flatMap(({ id, label }) => {
    const units = store.find(id, seed, layer, quantity);
    return units && unit < units.units ? [{ label, units }] : [];
  });
}

/** Share of samples below x: the stored quantiles joined by straight lines. */
function shareBelow(units: Units, unit: number, place: number, x: number): number {
  const last = pageLevels.length - 1;
  if (x <= units.quantile(unit, 0, place)) return 0;
  for (let level = 1; level <= last; level++) {
    const high = units.quantile(unit, level, place);
    if (x > high) continue;
    const low = units.quantile(unit, level - 1, place);
    return (level - 1 + (high > low ? (x - low) / (high - low) : 0)) / last;
  }
  return 1;
}
