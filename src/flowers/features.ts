import { zeros } from "../matrix.ts";
import type { DataSplit, Dataset } from "./dataset.ts";
import type { Flower } from "./flower.ts";
import type { FeatureName } from "./settings.ts";

interface Feature {
  readonly label: string;
  readonly unit: string;
  of(flower: Flower): number;
}

const features = {
  openness: { label: "openness", unit: "latent", of: (flower) => flower.openness },
  form: { label: "form", unit: "latent", of: (flower) => flower.form },
  hue: { label: "hue", unit: "degrees from red", of: (flower) => flower.hueDegrees },
  gloss: { label: "gloss", unit: "standard units", of: (flower) => flower.gloss },
  diameterMm: { label: "diameter", unit: "mm", of: (flower) => flower.diameterMm },
  spreadDegrees: { label: "spread of the petals", unit: "degrees", of: (flower) => flower.spreadDegrees },
  petals: { label: "petals", unit: "count", of: (flower) => flower.petals },
  saturation: { label: "saturation", unit: "share", of: (flower) => flower.saturation },
  stemMm: { label: "stem", unit: "mm", of: (flower) => flower.stemMm },
} satisfies Record<FeatureName, Feature>;

/** Title of a feature's axis, with its unit: "diameter (mm)", "diameter (standardized)". */
export function featureTitle(name: FeatureName, standardized: boolean): string {
  const { label, unit } = features[name];
  if (standardized) return `${label} (standardized)`;
  return unit === "latent" ? label : `${label} (${unit})`;
}

/** (value − mean)/sd, per feature. */
export type Scaling = DataSplit["scaling"];

/** The flowers as the network sees them. */
export function datasetOf(
  flowers: readonly Flower[],
  names: readonly FeatureName[],
  { mean, sd }: Scaling,
): Dataset {
  const matrix = zeros(names.length, flowers.length);
  names.forEach((name, row) => {
    flowers.forEach((flower, column) => {
      matrix.values[row * flowers.length + column] = (features[name].of(flower) - mean[row]!) / sd[row]!;
    });
  });
  return {
    featureNames: names,
    size: flowers.length,
    features: matrix,
    labels: Float64Array.from(flowers, ({ label }) => label),
    subsets: Uint8Array.from(flowers, ({ subset }) => subset),
    subsetCount: 2,
  };
}
