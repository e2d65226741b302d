import { describe, expect, it } from "vitest";
import { findingLines } from "../../src/terminal/findings.ts";
import { onBeatsOff, repeated, switched } from "../findings/laboratory.ts";

const finding = switched(
  onBeatsOff("test-accuracy", { difference: 0.01 }),
  repeated(0.85, 8),
  repeated(0.95, 8),
);
const threeSeeds = { seeds: 3, steps: null, quick: false };

describe("findingLines", () => {
  it("give the verdict first, with what it alone would not say", () => {
    expect(findingLines([finding], [], null)).toEqual([
      "  CONTRADICTED (reversed)  on-helps",
      `    ${finding.sentence}`,
    ]);
  });

  it("mark what is exploratory, and give warnings before the findings, harmless on a terminal", () => {
    const lines = findingLines([finding], ["Too few\u001b[2J."], threeSeeds);
    expect(lines.slice(0, 2)).toEqual([
      "  exploratory: not the scenario as written (seeds 3)",
      expect.stringMatching(/^ {2}warning: Too few/),
    ]);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("are none where nothing was claimed", () => {
    expect(findingLines([], [], threeSeeds)).toEqual([]);
  });
});
