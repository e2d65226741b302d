import type { LayerEvidence } from "../../diagnosis/layerEvidence.ts";
import { distanceFrom, type UnitEvidence } from "../../diagnosis/unitEvidence.ts";

/** As many as stand on a screen. */
const MOST = 8;

/** The units of a layer in which batches, running and population statistics lie furthest apart, in the order of the table. */
export function tellingUnits({ units }: LayerEvidence): UnitEvidence[] {
  const shown = units.filter(({ within }) => within > 0);
  return shown
    .map((unit, at) => ({ unit, at, apart: apartness(unit) }))
    .sort((a, b) => b.apart - a.apart)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at)
    .map(({ unit }) => unit);
}

function apartness(evidence: UnitEvidence): number {
  const { running, population, batches } = evidence.unit;
  return batches.reduce(
    (furthest, batch) => Math.max(furthest, distanceFrom(evidence, batch)),
    Math.max(distanceFrom(evidence, running), population === null ? 0 : distanceFrom(evidence, population)),
  );
}
