import { describe, expect, it } from "vitest";
import { summarize } from "../../../src/measures/summarize.ts";
import { plan } from "../../../src/plan/plan.ts";
import { Figures } from "../../../src/report/figures.ts";
import { flowersOfReport } from "../../../src/report/flowersOfReport.ts";
import { createManifest } from "../../../src/report/manifest.ts";
import { Pack } from "../../../src/report/pack.ts";
import { blankFigures, rehearse } from "../../../src/report/rehearsal/rehearse.ts";
import { reportModel } from "../../../src/report/reportModel.ts";
import { sectionsFor } from "../../../src/report/sections/sections.ts";
import { trainRun } from "../../../src/runs/trainRun.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { readScenarioFile } from "../../../src/scenario/readFile.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { trackedScenario } from "../../commands/lab.ts";

/** The charts of a report of runs that were really trained. */
function trainedFigures(scenario: Scenario): Figures {
  const runs = plan(scenario).map((one) => ({ ...one, record: trainRun(one) }));
  const made = { variation: null, madeAt: "", seconds: 0, reused: 0, workers: 1 };
  const model = reportModel({
    scenario,
    runs: runs.map(({ variant, seed, record }) => ({ variant, seed, summary: summarize(record) })),
    details: runs.filter(({ detailed }) => detailed),
    findings: [],
    warnings: [],
    manifest: createManifest(scenario, [], null, made),
  });
  const figures = new Figures(new Pack());
  const flowers = flowersOfReport(model);
  for (const section of sectionsFor(model)) section.write({ model, figures, flowers });
  return figures;
}

const idsOf = ({ packed }: Figures) => packed.map(({ id }) => id);

describe("rehearse", () => {
  it("makes the charts that the report of trained runs will hold", () => {
    const text = trackedScenario
      .replace("seeds: 6", "seeds: 2")
      .replace("steps: 40", "steps: 60\n  target: { reach: 0.5, stay: 1, every: 5 }")
      .replace(/claims:[\s\S]*/, "");
    const read = readScenario("small.yaml", text);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const trained = trainedFigures(read.scenario);
    expect(idsOf(trained).length).toBeGreaterThan(20);
    expect(idsOf(blankFigures(read.scenario))).toEqual(idsOf(trained));
  });

  it.each(["batch-of-four", "before-or-after", "own-data", "learning-rate-and-initialization"])(
    "finds nothing wrong with the charts of %s",
    (name) => {
      const read = readScenarioFile(`scenarios/${name}.yaml`);
      if ("faults" in read) throw new Error(JSON.stringify(read.faults));
      expect(rehearse(read.scenario)).toEqual([]);
    },
  );
});
