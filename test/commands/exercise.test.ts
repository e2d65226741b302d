import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder } from "./lab.ts";

describe("exercise", () => {
  it("passes the notes' batch of four worked to four decimals", async () => {
    const { status, stdout } = await lab(".", "exercise", "examples/exercises/batch-of-four.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain("All 6 lines are right.");
    expect(stdout).toMatch(/✓ z\^N +right, worked out from numbers of 4 decimals/);
  });

  it("tells the first line that differs, the slip, what follows and a second slip, with exit code 1", async () => {
    const { status, stdout } = await lab(".", "exercise", "examples/exercises/find-the-slip.yaml");
    expect(status).toBe(1);
    const words = stdout.split("\n").map((line) => line.trim());
    // √7.8125 + 0.1 = 2.8951 in place of √7.9125 = 2.81292
    expect(words).toContain("✗ divisor           2.8951 instead of 2.81292: differs by 0.0821834");
    expect(words).toContain("ε was added outside the root, σ + ε, where the exercise asks for √(σ² + ε)");
    expect(stdout).toMatch(/· z\^N .*; follows from your lines before it/);
    expect(words).toContain("γ and β were exchanged: β·z^N + γ");
    expect(words).toContain("The first line that differs is divisor.");
    expect(words).toContain("γ·z^N + β does not follow from the lines before it: another slip.");
  });

  it("knows running statistics", async () => {
    const { status, stdout } = await lab(
      ".",
      "exercise",
      "examples/exercises/running-statistics.yaml",
      "--json",
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      isRight: false,
      first: "runningVariance",
      lines: [{}, {}, {}, { verdict: "right" }, { verdict: "slip", slips: [{ name: "running-divisor" }] }],
    });
  });

  it("refuses what it cannot read with exit code 2, and names the file that was meant", async () => {
    const folder = labFolder();
    writeFileSync(
      join(folder, "mine.yaml"),
      "given: { samples: [[1], [2]], weights: [1] }\nlines: { meen: 1.5 }\n",
    );
    const { status, stdout, stderr } = await lab(folder, "exercise", "mine.yaml");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe("mine.yaml has 1 fault\n  2:10  lines.meen  unknown key (did you mean mean?)\n");
    expect((await lab(folder, "exercise", "mien.yaml")).stderr).toContain(
      "no such file (did you mean mine.yaml?)",
    );
  });

  it("writes out characters of a stranger's file that act", async () => {
    const folder = labFolder();
    const text = `title: "a\\e[2Jb"
given: { columns: ["x\\e[31m"], samples: [[1], [2]], weights: [1] }
lines: { z: [-1, -2] }
`;
    writeFileSync(join(folder, "mine.yaml"), text);
    const { stdout } = await lab(folder, "exercise", "mine.yaml");
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain("the term of x\\u001b[31m has the wrong sign");
  });
});
