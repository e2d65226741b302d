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

  it("break prose at the width of the terminal, at most 80, and claims nowhere in a file", () => {
    const answer = "On does not help, it harms. ".repeat(8).trim();
    for (const [columns, most] of [
      [null, 80],
      [200, 80],
      [40, 40],
    ] as const) {
      const lines = findingLines({ ...told, findings: [], answer }, { columns });
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(most);
      expect(Math.max(...lines.map(({ length }) => length))).toBeGreaterThan(most - "harms.".length);
      expect(lines.map((line) => line.trim()).join(" ")).toBe(answer);
    }
    const long = { ...finding, claim: "on-helps-".repeat(20) };
    expect(findingLines({ ...told, findings: [long] })).toHaveLength(1);
  });

  it("put the numbers below their claims where a terminal is too narrow", () => {
    const line = "  ✗ no, the reverse  on-helps  95 % → 85 %  −10 points [−10, −10]";
    expect(plain(findingLines(told, { columns: line.length }))).toEqual([line]);
    expect(plain(findingLines(told, { columns: line.length - 1 }))).toEqual([
      "  ✗ no, the reverse  on-helps",
      "      95 % → 85 %  −10 points [−10, −10]",
    ]);
  });

  it("stand in columns", () => {
    const short = { ...finding, claim: "a", where: { norm: "b" } };
    expect(plain(findingLines({ ...told, findings: [finding, short] }))).toEqual([
      "  ✗ no, the reverse  on-helps  95 % → 85 %  −10 points [−10, −10]",
      "  ✗ no, the reverse  a[b]      95 % → 85 %  −10 points [−10, −10]",
    ]);
  });

  it("have the sentence as well where they are asked to, within the width of the terminal", () => {
    const lines = findingLines(told, { verbose: true, columns: 70 });
    expect(
      lines
        .slice(1)
        .map((line) => line.trim())
        .join(" "),
    ).toBe(finding.sentence);
    expect(Math.max(...lines.slice(1).map(({ length }) => length))).toBeLessThanOrEqual(70);
  });

  it("colour the verdict on terminals alone", () => {
    expect(findingLines(told).join("")).not.toContain("\u001b");
    expect(findingLines(told, { coloured: true })[0]).toContain("\u001b[31m✗ no, the reverse\u001b[0m");
  });

  it("mark what is exploratory, and give warnings below the answer, harmless on a terminal", () => {
    const warnings = ["Too few\u001b[2J."];
    const lines = plain(findingLines({ ...told, answer: "On harms.", warnings, variation: threeSeeds }));
    expect(lines.join("")).not.toContain("\u001b");
    expect(lines.slice(0, 5)).toEqual([
      "  exploratory: not the scenario as written (seeds 3)",
      "  On harms.",
      "",
      expect.stringMatching(/^ {2}warning: Too few/),
      "",
    ]);
  });

  it("are none where nothing was claimed", () => {
    expect(findingLines({ ...told, findings: [], variation: threeSeeds })).toEqual([]);
  });
});
