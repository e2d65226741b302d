import { describe, expect, it } from "vitest";
import { shareBeyondChance } from "../../src/measures/shareBeyondChance.ts";

describe("shareBeyondChance", () => {
  it("counts the units above their own limit, at the steps that have one", () => {
    const one = Float64Array.of(1, 1);
    const found = shareBeyondChance({
      steps: Int32Array.of(2, 10, 20),
      layers: [
        {
          units: 2,
          // Over the sds: 1, 2; 9, 9; 3, one that does not vary.
          absolute: Float64Array.of(1, 4, 9, 9, 3, 1),
          pooledSd: Float64Array.of(1, 2, 1, 1, 1, 1e-9),
        },
      ],
      band: {
        steps: Int32Array.of(2, 20),
        layers: [
          { units: 2, unit50: one, unit95: Float64Array.of(1.5, 1.5, 2.5, 2.5), layer50: one, layer95: one },
        ],
      },
    });
    // Of 1, 2, 3 the last two are above.
    expect(found).toEqual([{ layer: 1, value: 2 / 3 }]);
  });
});
