import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foreignNetworks } from "../../src/calibration/firstAid/foreignNetworks.ts";
import { score, toldWords } from "../../src/calibration/firstAid/score.ts";

const networks = foreignNetworks("test/reference/first_aid");
const page = readFileSync("docs/first-aid.md", "utf8");

describe("networks that PyTorch has trained, on which no bound was set", () => {
  it("are twenty", () => {
    expect(networks).toHaveLength(20);
  });

  it.each(networks)("$file", ({ file, made, told }) => {
    // Its biases move by more than its tiny spread in ten steps: its running means are behind, which is told besides.
    const expected = file === "epsilon-1" ? "and another" : "right";
    expect(score(made, told)).toBe(expected);
  });

  it.each(networks)("$file stands in the documentation as it is diagnosed", ({ file, made, told }) => {
    expect(page).toContain(`| ${file} | ${made.join(" + ") || "nothing"} | ${toldWords(told)} |`);
  });

  it("were written by the lines that the documentation gives", () => {
    const [, lines] = /### PyTorch[\s\S]*?```python\n([\s\S]*?)\n```/.exec(page) ?? [];
    expect(lines).toMatch(/^import copy, csv, torch\n\n\ndef write_statistics/);
    expect(readFileSync("test/reference/make/first_aid.py", "utf8")).toContain(lines);
  });
});
