import { describe, expect, it } from "vitest";
import { findingFields, findingsJson, type WrittenFinding } from "../../src/report/findingsFile.ts";
import { trainedInput } from "./fixture.ts";

const written: readonly WrittenFinding[] = JSON.parse(
  findingsJson(trainedInput({ seeds: 3, detailed: 0, steps: 20 })),
).findings;

describe("findings.json", () => {
  it("holds a ratio beside its logarithm", () => {
    const finding = written.find(({ claim }) => claim === "bias-slows")!;
    // The logarithms are those of 1.25, 1.13, 1.38 and 1.1.
    expect(finding.effect.median).toBeCloseTo(0.22314355, 8);
    const { median, low, high, margin } = finding.ratio!;
    expect([median, low, high, margin].map((value) => Number(value!.toPrecision(12)))).toEqual([
      1.25, 1.13, 1.38, 1.1,
    ]);
    for (const { low: from, high: to, ratio } of finding.differences) {
      expect(Math.log(ratio!.low!)).toBeCloseTo(from!, 12);
      if (to === null) expect(ratio!.high).toBeNull();
      else expect(Math.log(ratio!.high!)).toBeCloseTo(to, 12);
    }
  });

  it("holds none where differences are compared", () => {
    const finding = written.find(({ claim }) => claim === "bn-repairs-bias")!;
    expect(finding).not.toHaveProperty("ratio");
    expect(finding.differences[0]).not.toHaveProperty("ratio");
  });

  it("has no field that its description leaves out", () => {
    for (const finding of written)
      for (const field of Object.keys(finding)) expect(Object.keys(findingFields)).toContain(field);
  });
});
