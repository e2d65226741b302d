import { describe, expect, it } from "vitest";
import { bandRates, type FeatureKindName, featureKinds } from "../../src/calibration/bands.ts";

const REPLICATIONS = 15;
/**
 * Four standard errors: of 15 × 200 batches, and of 15 bands, whose own share beyond either end has the sd of a Beta(25, 975),
 * 0.005.
 */
const SLACK = 4 * Math.sqrt((0.05 * 0.95) / (REPLICATIONS * 200) + (2 * 0.005 ** 2) / REPLICATIONS);

describe.each([true, false])("uniform batches against their band (replacement: %s)", (replacement) => {
  it.each(Object.entries(featureKinds))("of %s values", (name, { continuous }) => {
    for (const rate of Object.values(bandRates(name as FeatureKindName, replacement, REPLICATIONS))) {
      expect(rate).toBeLessThan(0.05 + SLACK);
      if (continuous) expect(rate).toBeGreaterThan(0.05 - SLACK);
    }
  });
});
