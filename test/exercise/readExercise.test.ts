import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exerciseFile } from "../../src/exercise/exerciseFile.ts";
import { holdExercise } from "../../src/exercise/held.ts";
import { readExercise } from "../../src/exercise/readExercise.ts";
import { exerciseLines } from "../../src/terminal/exercise.ts";

const folder = "examples/exercises";

function faultsOf(text: string): string[] {
  const read = readExercise(text);
  return "faults" in read
    ? read.faults.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`)
    : [];
}

describe("an exercise as read", () => {
  it.each(readdirSync(folder))("%s has no fault", (file) => {
    expect(faultsOf(readFileSync(join(folder, file), "utf8"))).toEqual([]);
  });

  it("has its conventions as batch norm of a scenario has them, and its lines in order with the digits written", () => {
    const read = readExercise(`given: { samples: [[1], [3]], weights: [2], running: {} }
lines: { result: [-1.00, 1], variance: 4.0e+0, mean: 4, runningMean: 1.5e-3 }
`);
    expect(read).toEqual({
      exercise: {
        title: "An exercise",
        given: {
          columns: ["x1"],
          samples: [[1], [3]],
          weights: [2],
          bias: 0,
          gamma: 1,
          beta: 0,
          epsilon: 1e-5,
          epsilonPlacement: "inside-root",
          divideBy: "m",
          running: {
            mean: 0,
            variance: 1,
            momentum: 0.1,
            momentumConvention: "pytorch",
            divisor: "unbiased",
          },
        },
        lines: [
          { name: "mean", values: [4], decimals: 0 },
          { name: "variance", values: [4], decimals: 1 },
          { name: "result", values: [-1, 1], decimals: 2 },
          { name: "runningMean", values: [0.0015], decimals: 4 },
        ],
      },
    });
  });

  it("has every fault told at once, with place and suggestion", () => {
    expect(
      faultsOf(`title: Bad
given:
  columns: [cgpa]
  samples: [[1, 2], [3], [2, 5]]
  weights: [0.5, -0.25]
lines:
  z: [0.1, x, 1]
  varience: 0.57
`),
    ).toEqual([
      "3:12 given.columns expected 2 names, one per weight; got 1",
      "4:21 given.samples[1] expected 2 numbers, one per weight; got 1",
      '7:12 lines.z[1] expected a number; got "x"',
      "8:3 lines.varience unknown key (did you mean variance?)",
    ]);
    expect(
      faultsOf(`given:
  samples: [[1], [3]]
  weights: [2]
  epsilon: -1
  epsilonPlacement: inside
lines: { mean: [4] }
`),
    ).toEqual([
      "4:12 given.epsilon expected a number from 0; got -1",
      '5:21 given.epsilonPlacement expected one of inside-root, added-to-sd; got "inside" (did you mean inside-root?)',
      "6:16 lines.mean expected a number; got a list of 1",
    ]);
  });

  it("has the lines that its batch and settings have room for", () => {
    expect(
      faultsOf("given: { samples: [[1], [3]], weights: [2] }\nlines: { z: [2], runningMean: 1 }\n"),
    ).toEqual([
      "2:13 lines.z expected 2 numbers, one per sample; got 1",
      "2:18 lines.runningMean expected given.running, from which it follows; got none (given: { running: { mean: 0, variance: 1, momentum: 0.1 } })",
    ]);
    expect(faultsOf("given: { samples: [[1], [3]], weights: [2] }\nlines: {}\n")[0]).toMatch(
      /^2:8 lines expected at least one of z, mean, /,
    );
  });

  it("can be worked out", () => {
    const of = (given: string) => faultsOf(`given: { ${given} }\nlines: { mean: 1 }\n`);
    expect(of("samples: [[1], [1]], weights: [2], epsilon: 0")).toEqual([
      "1:19 given.samples expected samples whose z differ, or an epsilon above 0; got a variance of 0, by which nothing can be divided",
    ]);
    expect(of("samples: [[1], [1e200]], weights: [2]")).toEqual([
      "1:19 given.samples expected numbers whose squares can be summed; got some too large",
    ]);
    expect(of("samples: [[1]], weights: [2]")).toEqual([
      "1:19 given.samples expected a list of 2 to 64 samples; got a list of 1",
    ]);
  });

  it("is a map", () => {
    expect(faultsOf("- 1\n")).toEqual(["1:1  expected a map of title, given and lines; got a list of 1"]);
    expect(faultsOf("given: [\n").length).toBe(1);
    expect(faultsOf("given: 3\nlines: { mean: 1 }\n")).toEqual(["1:8 given expected a map; got 3"]);
  });
});

describe("the guide to exercises", () => {
  const guide = readFileSync("docs/exercises.md", "utf8");
  it("names every word of the file", () => {
    const { given, lines } = exerciseFile.shape;
    const running = given.shape.running.unwrap();
    for (const { shape } of [exerciseFile, given, lines, running])
      for (const word of Object.keys(shape)) expect(guide).toContain(`\`${word}\``);
  });

  it("shows an exercise as it stands, and what comes of it", () => {
    const file = readFileSync(join(folder, "find-the-slip.yaml"), "utf8");
    const read = readExercise(file);
    expect(guide).toContain(file);
    if ("exercise" in read) expect(guide).toContain(exerciseLines(holdExercise(read.exercise)).join("\n"));
    else expect.unreachable();
  });
});
