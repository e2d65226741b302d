import { describe, expect, it } from "vitest";
import { trackedWords } from "../../src/plan/trackedWords.ts";
import { readScenario } from "../../src/scenario/read.ts";

const words = (tracking: string, detailedSeeds: number) => {
  const text = `
title: T
question: Q?
data: { flowers: {} }
network: { hidden: [2] }
training: { steps: 5 }
tracking: ${tracking}
report: { detailedSeeds: ${detailedSeeds} }
seeds: 5
`;
  const read = readScenario("t.yaml", text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return trackedWords(read.scenario);
};

describe("trackedWords", () => {
  it("says for which seeds every unit is tracked", () => {
    const others = "layers, and all that measures and claims read";
    expect(words("units", 2)).toBe(`every unit for seeds 1 and 2; for the others ${others}`);
    expect(words("units", 1)).toBe(`every unit for seed 1; for the others ${others}`);
    expect(words("units", 3)).toBe(`every unit for seeds 1 to 3; for the others ${others}`);
    expect(words("units", 0)).toBe(`${others}, for all seeds`);
    expect(words("units", 5)).toBe("every unit, for all seeds");
    expect(words("{ units: all }", 2)).toBe("every unit, for all seeds");
    expect(words("outcome", 2)).toBe("no single units, for any seed");
  });
});
