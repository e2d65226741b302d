import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { came, notesPage } from "../../src/report/notesPage.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { foreseen } from "../findings/foreseen.ts";
import { scenarioOf } from "./fixture.ts";

const [faster] = foreseen(
  scenarioOf(readScenarioFile("scenarios/rose-buds.yaml")),
  () => "supported",
  (unit, _, side) => (unit === "effect" ? 0.5 : unit === "steps" ? [355, 680][side]! : 0.5),
) as [Finding];
const resting = (...verdicts: (Finding["verdict"] | null)[]) => ({
  note: "N1",
  says: "It is *so*.",
  rests: verdicts.map((verdict) => ({
    scenario: "rose-buds",
    claim: "a",
    finding: verdict && { ...faster, verdict },
  })),
  shown: null,
});

describe("the page of the lecture notes", () => {
  it("says what the verdicts of a sentence come to", () => {
    expect(
      [
        resting("supported"),
        resting("supported", "supported"),
        resting("contradicted"),
        resting("contradicted", "contradicted"),
        resting("supported", "contradicted", "inconclusive"),
        resting("inconclusive"),
        resting("supported", null),
        resting(),
      ].map(came),
    ).toEqual([
      "holds",
      "holds, in all 2 claims",
      "does not hold",
      "does not hold, in none of 2 claims",
      "holds in 1 of 3 claims, not in 1, 1 open",
      "holds in 0 of 1 claims, 1 open",
      "not run yet",
      "shown",
    ]);
  });

  it("sets every claim with its figures and a link under its sentence", () => {
    const page = notesPage([resting("supported"), { ...resting(), shown: "Drawn." }]);
    expect(page).toContain("| N1 | It is \\*so\\*. | holds |\n| N1 | It is \\*so\\*. | shown |\n");
    // exp(0.5) = 1.65, exp(0.4) = 1.49, exp(0.6) = 1.82
    expect(page).toContain(
      `| ${faster.says} | ✓ yes | steps to the target: 680 → 355; × 1.65 \\[1.49, 1.82\\] | [rose-buds](../scenarios/README.md#rose-buds) |`,
    );
    expect(page).toContain("\n\nShown.\n\nDrawn.\n");
  });
});
