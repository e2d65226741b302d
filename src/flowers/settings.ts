/** Everything a flower can offer the network; the last five are in raw units. */
export const featureNames = [
  "openness",
  "form",
  "hue",
  "gloss",
  "diameterMm",
  "spreadDegrees",
  "petals",
  "saturation",
  "stemMm",
] as const;
export type FeatureName = (typeof featureNames)[number];

/** The simulator's settings; defaults are in brackets. */
export interface FlowerSettings {
  /** Training flowers (4000), test flowers (1000), probe flowers (512). */
  readonly train: number;
  readonly test: number;
  readonly probe: number;
  /** What the network sees (openness, form). */
  readonly features: readonly FeatureName[];
  /** Scale each feature to mean 0 and sd 1 of the training set (false). */
  readonly standardize: boolean;
  /** The true boundary β(t): `sine` −1.5·sin(1.6·t) or `arch` 1.5·(1 − (t/1.5)²) ("sine"). */
  readonly boundary: "sine" | "arch";
  /** Between the means of openness of A and B (3). */
  readonly distance: number;
  /** Sd of openness within a subset (0.4). */
  readonly opennessSd: number;
  /** Mean distance of a flower's form from the boundary (0.9). */
  readonly margin: number;
  /** Sd of that distance (0.42). */
  readonly overlap: number;
  /** Share of labels flipped (0). */
  readonly labelNoise: number;
  /** Share of roses (0.5). */
  readonly roseShare: number;
  /** Share of subset A (0.5). */
  readonly subsetAShare: number;
  /** Share of subset A in the test and probe set (that of the training set). */
  readonly testSubsetAShare?: number;
  /** What is learned of a flower: its class, or a real number ("class"). */
  readonly target?: "class" | "margin" | "linear";
  /** Sd of the noise in a real target (0). */
  readonly targetNoise?: number;
}

/** Classes that flowers are told apart by; 0 where a real target is learned. */
export function flowerClasses({ target = "class" }: Pick<FlowerSettings, "target">): 0 | 2 {
  return target === "class" ? 2 : 0;
}

/** The defaults: those of a scenario that says nothing of its flowers. */
export const usualFlowers: FlowerSettings = {
  train: 4000,
  test: 1000,
  probe: 512,
  features: ["openness", "form"],
  standardize: false,
  boundary: "sine",
  distance: 3,
  opennessSd: 0.4,
  margin: 0.9,
  overlap: 0.42,
  labelNoise: 0,
  roseShare: 0.5,
  subsetAShare: 0.5,
};
