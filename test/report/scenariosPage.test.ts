import { describe, expect, it } from "vitest";
import { scenariosPage } from "../../src/report/scenariosPage.ts";

const finding = {
  says: "A is *better* than B | C.",
  source: "notes N1",
  where: {},
  verdict: "contradicted",
  nuance: "reversed",
  sentence: "A lowers accuracy from 0.9 to 0.5 (interval −0.5 to −0.3): the claim “A: x” is contradicted.",
} as const;
const found = {
  answer: "No, 0.5 *less*. So it is.",
  findings: [finding],
  runs: 80,
  seconds: 29.6,
  workers: 4,
  lab: "0.1.0",
  variation: null,
  paper: null,
};

describe("the page of the scenarios folder", () => {
  it("has the first sentence of the answer, claims with source, verdict and figures, and the cost", () => {
    const page = scenariosPage([{ file: "scenarios/a-b.yaml", question: "Is A better?", found }]);
    expect(page).toContain(
      "## a-b\n\nIs A better?\n\n**No, 0.5 \\*less\\*.**\n\n80 runs in 30 s on 4 workers, lab 0.1.0.\n",
    );
    expect(page).toContain(
      "| A is \\*better\\* than B \\| C. | notes N1 | ✗ contradicted, reversed | A lowers accuracy from 0.9 to 0.5 (interval −0.5 to −0.3) |\n",
    );
  });

  it("says what was not run, what has no claims, and what is a variation", () => {
    const page = scenariosPage([
      { file: "scenarios/new.yaml", question: "New?", found: null },
      { file: "scenarios/none.yaml", question: "None?", found: { ...found, findings: [] } },
      { file: "scenarios/few.yaml", question: "Few?", found: { ...found, variation: "seeds 3" } },
    ]);
    expect(page).toContain("Not run yet: `npm run scenario scenarios/new.yaml`");
    expect(page).toContain("No claims: it shows what happens.");
    expect(page).toContain("**Not the scenario as written: seeds 3.**");
  });

  it("sets the numbers of papers beside the lab's, with verdict and minutes", () => {
    const number = {
      paper: "× 0.07",
      lab: "× 0.31 | [0.2, 0.4]",
      claim: "faster",
      verdict: "supported",
    } as const;
    const paper = {
      cite: "A & B (2015), On batches (2015)",
      place: "figure 1",
      numbers: [{ ...number, nuance: null }],
    };
    const page = scenariosPage([
      {
        file: "scenarios/papers/a-2015.yaml",
        question: "Is A faster?",
        found: { ...found, seconds: 90, paper },
      },
      { file: "scenarios/b.yaml", question: "Is B?", found },
    ]);
    expect(page).toContain(
      "| [A &amp; B (2015)](#a-2015), figure 1 | × 0.07 | × 0.31 \\| \\[0.2, 0.4\\] | ✓ supported | 1.5 |\n\n## a-2015",
    );
    expect(page.match(/^## /gm)).toHaveLength(3);
  });

  it("lets no text of a scenario act as markup", () => {
    const page = scenariosPage([{ file: "x.yaml", question: "<img src=x>\n# [a](b) `c`", found: null }]);
    expect(page).toContain("&lt;img src=x> # \\[a\\](b) \\`c\\`");
  });
});
