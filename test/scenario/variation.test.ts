import { describe, expect, it } from "vitest";
import {
  folderName,
  type Variation,
  variationFlags,
  variationOfWords,
  variationWords,
  variedScenario,
} from "../../src/scenario/variation.ts";

const rows: [Variation, string, string, string][] = [
  [{ seeds: 3, steps: null, quick: false }, "seeds 3", "--seeds 3", "a--seeds-3"],
  [{ seeds: null, steps: 200, quick: false }, "steps 200", "--steps 200", "a--steps-200"],
  [{ seeds: 3, steps: 50, quick: false }, "seeds 3, steps 50", "--seeds 3 --steps 50", "a--seeds-3-steps-50"],
  [
    { seeds: 2, steps: 200, quick: true },
    "quick, 2 seeds, at most 200 steps",
    "--quick",
    "a--quick-2-seeds-at-most-200-steps",
  ],
  [
    { seeds: 1, steps: 1, quick: true },
    "quick, 1 seed, at most 1 step",
    "--quick",
    "a--quick-1-seed-at-most-1-step",
  ],
];

describe("a variation", () => {
  it.each(rows)("%o has words, flags and a folder", (variation, words, flags, folder) => {
    expect(variationWords(variation)).toBe(words);
    expect(variationFlags(variation)).toBe(flags);
    expect(folderName("a", variation)).toBe(folder);
    expect(variationOfWords(words)).toEqual(variation);
    expect(variedScenario(folder, words)).toBe("a");
  });

  it("that is none leaves the folder its name", () => {
    expect(folderName("a", null)).toBe("a");
    expect(variedScenario("a", null)).toBeNull();
    expect(variedScenario("a", "seeds 3")).toBeNull();
  });
});
