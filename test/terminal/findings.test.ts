import { describe, expect, it } from "vitest";
import { findingLines } from "../../src/terminal/findings.ts";
import { onBeatsOff, repeated, switched } from "../findings/laboratory.ts";

const finding = switched(
  onBeatsOff("test-accuracy", { difference: 0.01 }),
  repeated(0.85, 8),
  repeated(0.95, 8),
);
const threeSeeds = { seeds: 3, steps: null, quick: false };
const told = { answer: "", findings: [finding], warnings: [], variation: null };
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll("\u202f", " "));

describe("findingLines", () => {
  it("give the answer, then each claim on a line: verdict, claim, sides and effect in the claim's direction", () => {
    expect(plain(findingLines({ ...told, answer: "On does not help. It harms." }))).toEqual([
      "  On does not help. It harms.",
      "",
      "  ✗ no, the reverse  on-helps  95 % → 85 %  −10 points [−10, −10]",
    ]);
  });

  it("have the sentence as well where they are asked to, within the width of the terminal", () => {
    const lines = findingLines(told, { verbose: true, columns: 60 });
    expect(
      lines
        .slice(1)
        .map((line) => line.trim())
        .join(" "),
    ).toBe(finding.sentence);
    expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThanOrEqual(60);
  });

  it("colour the verdict on terminals alone", () => {
    expect(findingLines(told).join("")).not.toContain("\u001b");
    expect(findingLines(told, { coloured: true })[0]).toContain("\u001b[31m✗ no, the reverse\u001b[0m");
  });

  it("mark what is exploratory, and give warnings before the findings, harmless on a terminal", () => {
    const lines = findingLines({ ...told, warnings: ["Too few\u001b[2J."], variation: threeSeeds });
    expect(lines.slice(0, 2)).toEqual([
      "  exploratory: not the scenario as written (seeds 3)",
      expect.stringMatching(/^ {2}warning: Too few/),
    ]);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("are none where nothing was claimed", () => {
    expect(findingLines({ ...told, findings: [], variation: threeSeeds })).toEqual([]);
  });
});
