import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder } from "./lab.ts";

describe("conventions", () => {
  it("sets a batch that comes again side by side, with letters and why", async () => {
    const { status, stdout } = await lab(".", "conventions", "examples/exercises/batch-of-four.yaml");
    expect(status).toBe(0);
    const words = stdout.split("\n").map((line) => line.trim().replace(/ {2,}/g, " | "));
    expect(words[0]).toBe("The same batch in PyTorch, Keras, TensorFlow 1 and the notes");
    // √0.578135, √0.579125 twice, 0.760345… + 0.00001
    expect(words).toContain("divisor | 0.760352 | 0.761003 a | 0.761003 a | 0.760355 b");
    // 0.1·0.725, 0.01·0.725; 0.9 + 0.1·2.3125/3, 0.99 + 0.01·2.3125/4, 0.99 + 0.01·2.3125/3
    expect(words).toContain("after 1 | 0.072500 | 0.007250 c | 0.007250 c | – e");
    expect(words).toContain("after 1 | 0.977083 | 0.995781 c d | 0.997708 c | – e");
    expect(stdout).toContain("after 100");
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "new = 0.99·old + (1 − 0.99)·batch instead of new = (1 − 0.1)·old + 0.1·batch",
    );
  });

  it("takes batches of several files one after another, which need no lines", async () => {
    const folder = labFolder();
    writeFileSync(join(folder, "one.yaml"), "given: { samples: [[1], [3]], weights: [1] }\n");
    writeFileSync(join(folder, "two.yaml"), "given: { samples: [[2], [6], [7]], weights: [1] }\n");
    const { status, stdout } = await lab(folder, "conventions", "one.yaml", "two.yaml", "--json");
    expect(status).toBe(0);
    const { rows, conventions } = JSON.parse(stdout);
    expect(conventions).toEqual(["PyTorch", "Keras", "TensorFlow 1", "the notes"]);
    const means = rows.filter(({ line }: { line: string }) => line === "runningMean");
    // 0.1·2; 0.9·0.2 + 0.1·5
    expect(means.map(({ cells }: { cells: { value: number }[] }) => cells[0]!.value)).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(0.68, 12),
    ]);
    const told = await lab(folder, "conventions", "one.yaml", "two.yaml");
    expect(told.stdout).toContain("batch 2: z^N");
    // Of no one size.
    expect(told.stdout.replace(/\s+/g, " ")).toContain(
      "divides by m, as the one that normalizes does, instead of m − 1:",
    );
  });

  it("refuses batches of other inputs, and files with faults, with exit code 2", async () => {
    const folder = labFolder();
    writeFileSync(join(folder, "one.yaml"), "given: { samples: [[1], [3]], weights: [1] }\n");
    writeFileSync(join(folder, "two.yaml"), "given: { samples: [[1, 2], [3, 4]], weights: [1, 1] }\n");
    writeFileSync(join(folder, "bad.yaml"), "given: { samples: [[1], [3]] }\nlines: { meen: 2 }\n");
    const other = await lab(folder, "conventions", "one.yaml", "two.yaml");
    expect(other.status).toBe(2);
    expect(other.stderr).toContain("two.yaml: expected as many inputs as in one.yaml, 1; got 2");
    const bad = await lab(folder, "conventions", "bad.yaml");
    expect(bad.status).toBe(2);
    expect(bad.stderr).toContain("given.weights");
    expect(bad.stderr).toContain("lines.meen");
    // An exercise is nothing without lines.
    expect((await lab(folder, "exercise", "one.yaml")).status).toBe(2);
  });
});
