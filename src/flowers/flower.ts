import type { SubsetIndex } from "./dataset.ts";

/** One invented flower: its latent traits, and what it is. */
export interface Flower {
  /** Bud (negative) to blown (positive). */
  readonly openness: number;
  /** Below the boundary the whorled form of a rose, above it open-faced. */
  readonly form: number;
  /** What it truly is. */
  readonly rose: boolean;
  /** What the label says: 1 for a rose; label noise may make it wrong. */
  readonly label: 0 | 1;
  readonly subset: SubsetIndex;
  /** −180 … 180 degrees of the colour wheel, red at 0. */
  readonly hueDegrees: number;
  /** Petals, 4 … 60. */
  readonly petals: number;
  /** 0 … 1. */
  readonly saturation: number;
  /** Pure noise. */
  readonly stemMm: number;
  /** Pure noise. */
  readonly gloss: number;
  readonly diameterMm: number;
  readonly spreadDegrees: number;
}
