import type { Cause } from "./cause.ts";
import type { LayerEvidence } from "./layerEvidence.ts";

/** A cause that the statistics show. */
export interface Sign {
  readonly cause: Cause;
  /** Causes that would leave the same statistics: nothing in the table tells them apart. */
  readonly orElse: readonly Cause[];
  /** Layers that show it. */
  readonly layers: readonly string[];
  /** The one that shows it best. */
  readonly layer: string;
  /** What is seen, with the numbers that carry it; whole sentences. */
  readonly says: string;
  /** Those numbers by name. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Looks for one cause; null where it is not seen. */
export type SignOf = (layers: readonly LayerEvidence[]) => Sign | null;

/** The layer in which a number is largest, of those that show a sign. */
export function strongest(
  layers: readonly LayerEvidence[],
  of: (layer: LayerEvidence) => number,
): LayerEvidence {
  return layers.reduce((best, each) => (of(each) > of(best) ? each : best));
}

export const namesOf = (layers: readonly LayerEvidence[]): string[] => layers.map(({ layer }) => layer.layer);
