import type { FlowerSettings } from "../../src/flowers/settings.ts";

/** The defaults of the vocabulary. */
export const flowerSettings: FlowerSettings = {
  train: 400,
  test: 100,
  probe: 50,
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
