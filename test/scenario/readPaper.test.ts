import { describe, expect, it } from "vitest";
import { paperNumbers } from "../../src/findings/paperNumbers.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { foreseen } from "../findings/foreseen.ts";
import { scenarioOf } from "../report/fixture.ts";

/** A scenario of two claims, then `paper:` from line 25 on. */
const before = `title: T
question: Q?
data: { flowers: { train: 40, test: 20, probe: 16 } }
network: { hidden: [2] }
training: { steps: 20, batchSize: 4, optimizer: { kind: sgd, learningRate: 1 } }
tracking: outcome
vary:
  norm:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
seeds: 10
claims:
  - id: is-faster
    says: It is faster.
    measure: steps-to-target
    better: { norm: batch norm }
    than: { norm: none }
    by: { ratio: 1.1 }
  - id: is-right
    says: It is right.
    measure: test-accuracy
    better: { norm: batch norm }
    than: { norm: none }
    by: 0.01
`;
const paper = (numbers: string) =>
  `${before}paper:\n  cite: A & B (2015)\n  place: figure 1\n  differs: All.\n  tried: Nothing.\n  numbers:\n${numbers}`;

describe("the paper that a scenario repeats", () => {
  it("has its numbers set beside the findings: in the author's words, or both sides and the effect", () => {
    const scenario = scenarioOf(
      readScenario(
        "x.yaml",
        paper(`    - { paper: "14 times fewer steps", claim: is-faster }
    - { paper: "82 %", claim: is-right, lab: "{is-right.side.1 %} of new flowers" }
`),
      ),
    );
    const findings = foreseen(
      scenario,
      (claim) => (claim === "is-right" ? "reversed" : "supported"),
      (unit, _, side) => (unit === "effect" ? 0.5 : unit === "steps" ? 500 - 300 * side : 0.8),
    );
    const numbers = paperNumbers(scenario, findings);
    // exp(0.5) = 1.65, exp(0.4) = 1.49, exp(0.6) = 1.82
    expect(numbers.map(({ lab }) => lab)).toEqual([
      "200 → 500, × 1.65 [1.49, 1.82]",
      "80\u202f% of new flowers",
    ]);
    expect(numbers.map(({ paper: number, finding }) => [number, finding.verdict])).toEqual([
      ["14 times fewer steps", "supported"],
      ["82 %", "contradicted"],
    ]);
    expect(paperNumbers(scenario, [])).toEqual([]);
  });

  it("names every fault: claims and figures that there are not, words that are missing", () => {
    const faultsOf = (text: string) => {
      const read = readScenario("x.yaml", text);
      return "scenario" in read ? [] : read.faults.map(({ path, message }) => `${path} ${message}`);
    };
    expect(
      faultsOf(
        paper(`    - { paper: "14", claim: is-fast }
    - { paper: "82 %", claim: is-right, lab: "{is-right.side.3}" }
`),
      ),
    ).toEqual([
      'paper.numbers[0].claim unknown claim "is-fast" (did you mean is-faster?)',
      expect.stringMatching(/^paper\.numbers\[1\]\.lab .*side/),
    ]);
    expect(faultsOf(`${before}paper: { cite: A, numbers: [] }\n`)).toEqual([
      expect.stringContaining("paper.place"),
      expect.stringContaining("paper.differs"),
      expect.stringContaining("paper.tried"),
      expect.stringContaining("paper.numbers"),
    ]);
  });
});
