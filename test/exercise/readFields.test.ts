import { describe, expect, it } from "vitest";
import { holdExercise } from "../../src/exercise/held.ts";
import { readNumber } from "../../src/exercise/ownNumber.ts";
import { readFields } from "../../src/exercise/readFields.ts";
import { rounded, students } from "./students.ts";

const fault = (text: string) => {
  const read = readNumber(text);
  return "fault" in read ? read.fault : null;
};

describe("a number in a field", () => {
  it.each([
    ["0.725", 0.725, 3],
    ["0,725", 0.725, 3],
    ["-.5", -0.5, 1],
    ["− 1,250", -1.25, 3],
    ["+3.", 3, 0],
    ["5.7e−1", 0.57, 2],
    ["1,234", 1.234, 3],
  ])("may be %s", (text, value, decimals) => {
    expect(readNumber(text)).toEqual({ value, decimals });
  });

  it.each([
    ["29/40", 'expected a decimal number, the fraction divided out; got "29/40"'],
    ["0.1 1.35", 'expected one number in each field, without spaces inside; got "0.1 1.35"'],
    ["1.234,5", 'expected a single decimal point or comma, and nothing between thousands; got "1.234,5"'],
    ["0.7.2", 'expected a single decimal point or comma, and nothing between thousands; got "0.7.2"'],
    ["abc", 'expected a number such as 0.725 or −1.25; got "abc"'],
    ["1e999", 'expected a number such as 0.725 or −1.25; got "1e999"'],
    ["Infinity", 'expected a number such as 0.725 or −1.25; got "Infinity"'],
    ["0x10", 'expected a number such as 0.725 or −1.25; got "0x10"'],
  ])("may not be %s", (text, says) => {
    expect(fault(text)).toBe(says);
  });
});

describe("the fields of an exercise", () => {
  it("give its lines, rounding as it was written, without those that are empty", () => {
    const fields = Object.fromEntries(
      Object.entries(rounded).map(([name, values]) => [name, values.map((value) => value.toFixed(4))]),
    );
    const read = readFields({ ...fields, sd: [" "] }, students);
    if (!("lines" in read)) throw new Error("no lines");
    expect(read.lines.map(({ name }) => name)).not.toContain("sd");
    expect(new Set(read.lines.map(({ decimals }) => decimals))).toEqual(new Set([4]));
    expect(holdExercise({ title: "", given: students, lines: read.lines }).isRight).toBe(true);
  });

  it("ask for running statistics where there are any", () => {
    expect(readFields({ runningMean: ["1"] }, { running: null })).toEqual({ lines: [] });
  });

  it("tell every fault at its field", () => {
    expect(readFields({ z: ["0.1", "", "x", "1.6"], mean: ["1/2"] }, students)).toEqual({
      faults: [
        {
          line: "z",
          at: 1,
          says: "expected a number for every sample, or none at all in this line; got nothing here",
        },
        { line: "z", at: 2, says: 'expected a number such as 0.725 or −1.25; got "x"' },
        { line: "mean", at: 0, says: 'expected a decimal number, the fraction divided out; got "1/2"' },
      ],
    });
  });
});
