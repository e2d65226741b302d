import type { RandomStream } from "../random.ts";
import { boundaryOf } from "./boundary.ts";
import type { SubsetIndex } from "./dataset.ts";
import type { Flower } from "./flower.ts";
import { drawHue, drawPetals, drawSaturation } from "./looks.ts";
import { diameterMmOf, spreadDegreesOf } from "./rawUnits.ts";
import type { FlowerSettings } from "./settings.ts";

/**
 * Grows flowers, in random order.
 *
 *   what        invented flowers: there are no photographs behind them
 *   subset      A or B, in exact shares (half and half)
 *   class       rose or not, in exact shares within each subset (half and half)
 *   openness    t ~ N(∓distance/2, opennessSd²): buds in A, blown flowers in B
 *   margin      m ~ N(∓margin, overlap²): negative for roses
 *   form        u = β(t) + m, β the true boundary
 *   label       the class; flipped with probability labelNoise
 *   diameterMm = 55 + 14·t     spreadDegrees = 180 + 45·u     stemMm ~ N(300, 80²)     gloss ~ N(0, 1)
 *
 * p(rose | t, u) depends on m = u − β(t) alone (log odds −2·margin·m/overlap²): one function in both subsets, while
 * p(t, u) differs. This is covariate shift in the sense of Shimodaira (2000). Bayes error Φ(−margin/overlap), 1.6 %.
 */
export function simulateFlowers(settings: FlowerSettings, count: number, stream: RandomStream): Flower[] {
  const kinds = stream.child("order").shuffle(kindsInShares(settings, count));
  return kinds.map(({ subset, rose }) => grow(settings, subset, rose, stream));
}

interface Kind {
  readonly subset: SubsetIndex;
  readonly rose: boolean;
}

function kindsInShares({ subsetAShare, roseShare }: FlowerSettings, count: number): Kind[] {
  const inA = Math.round(count * subsetAShare);
  const roses = Math.round(count * roseShare);
  const rosesInA = Math.min(inA, Math.max(Math.round(inA * roseShare), roses - (count - inA)));
  const several = (number: number, subset: SubsetIndex, rose: boolean) =>
    Array.from({ length: number }, () => ({ subset, rose }));
  return [
    ...several(rosesInA, 0, true),
    ...several(inA - rosesInA, 0, false),
    ...several(roses - rosesInA, 1, true),
    ...several(count - inA - (roses - rosesInA), 1, false),
  ];
}

function grow(settings: FlowerSettings, subset: SubsetIndex, rose: boolean, stream: RandomStream): Flower {
  const side = subset === 0 ? -1 : 1;
  const openness = stream.normal((side * settings.distance) / 2, settings.opennessSd);
  const margin = stream.normal(rose ? -settings.margin : settings.margin, settings.overlap);
  const form = boundaryOf(settings)(openness) + margin;
  const flipped = stream.next() < settings.labelNoise;
  return {
    openness,
    form,
    rose,
    label: rose !== flipped ? 1 : 0,
    subset,
    hueDegrees: drawHue(openness, rose, stream),
    petals: drawPetals(openness, rose, stream),
    saturation: drawSaturation(openness, rose, stream),
    stemMm: stream.normal(300, 80),
    gloss: stream.normal(),
    diameterMm: diameterMmOf(openness),
    spreadDegrees: spreadDegreesOf(form),
  };
}
