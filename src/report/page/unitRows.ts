import { type Choice, placeOfStep } from "./choice.ts";
import { commonBins, sharesInBins } from "./shares.ts";
import type { UnitStore } from "./units.ts";
import type { Row, Unpacked } from "./unpack.ts";

const BINS = 36;
const RIDGES = 12;
const RIDGE_BINS = 60;
/** In ridges: a little of the ridge above is hidden. */
const RIDGE_HEIGHT = 1.5;

/** Percentile bands of the chosen unit over the steps. */
export function bandRows(choice: Choice, page: Unpacked, store: UnitStore): Row[] {
  return ofChosenUnit(choice, page, store).flatMap(({ code, units }) =>
    Array.from(units.steps, (step, place) => {
      const at = (level: number) => units.quantile(choice.unit, units.levels.indexOf(level), place);
      return {
        variant: code,
        step,
        p05: at(0.05),
        p15: at(0.15),
        p50: at(0.5),
        p85: at(0.85),
        p95: at(0.95),
      };
    }),
  );
}

/** Shares of the samples in equal bins at the chosen step and at the start. */
export function densityRows(choice: Choice, page: Unpacked, store: UnitStore): Row[] {
  const found = ofChosenUnit(choice, page, store);
  const bins = commonBins(choice.unit, found, BINS);
  return found.flatMap(({ code, units }) => {
    const now = sharesInBins(units, choice.unit, placeOfStep(units.steps, choice.step), bins);
    const atStart = sharesInBins(units, choice.unit, 0, bins);
    return bins.middles.map((input, bin) => ({
      variant: code,
      input,
      share: now[bin]!,
      shareAtStart: atStart[bin]!,
    }));
  });
}

/** The distribution at a few steps, one ridge each: `base` is its place from the top, `height` rises from there. */
export function ridgeRows(choice: Choice, page: Unpacked, store: UnitStore): Row[] {
  const found = ofChosenUnit(choice, page, store);
  const bins = commonBins(choice.unit, found, RIDGE_BINS);
  const ridges = found.flatMap(({ code, units }) => {
    const last = units.steps.length - 1;
    return Array.from({ length: RIDGES }, (_, ridge) => {
      const place = Math.round((ridge / (RIDGES - 1)) * last);
      return {
        code,
        ridge,
        step: units.steps[place]!,
        shares: sharesInBins(units, choice.unit, place, bins),
      };
    });
  });
  return ridges.flatMap(({ code, ridge, step, shares }) => {
    const highest = Math.max(...shares, 1e-9);
    return bins.middles.map((input, bin) => ({
      variant: code,
      step,
      ridge,
      input,
      share: shares[bin]!,
      height: ridge - (RIDGE_HEIGHT * shares[bin]!) / highest,
    }));
  });
}

function ofChosenUnit({ seed, layer, unit, quantity }: Choice, page: Unpacked, store: UnitStore) {
  return page.data.variants.flatMap(({ id, code }) => {
    const units = store.find(id, seed, layer, quantity);
    return units && unit < units.units ? [{ code, units }] : [];
  });
}
