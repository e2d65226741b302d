import { describe, expect, it } from "vitest";
import { passingCharts } from "../../../src/report/compiledCharts.ts";
import type { Figures } from "../../../src/report/figures.ts";
import { placedFigures } from "../../../src/report/rehearsal/placedFigures.ts";
import { blankFigures, rehearse } from "../../../src/report/rehearsal/rehearse.ts";
import { reportModel } from "../../../src/report/reportModel.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { readScenarioFile } from "../../../src/scenario/readFile.ts";
import { trackedScenario } from "../../commands/lab.ts";
import { inputOf } from "../fixture.ts";

const idsOf = async (figures: Figures) => (await figures.packed(passingCharts)).map(({ id }) => id);

describe("rehearse", () => {
  it("makes the charts that the report of trained runs will hold", async () => {
    const text = trackedScenario
      .replace("seeds: 6", "seeds: 2")
      .replace("steps: 40", "steps: 60\n  target: { reach: 0.5, stay: 1, every: 5 }")
      .replace(/claims:[\s\S]*/, "");
    const read = readScenario("small.yaml", text);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const trained = placedFigures(reportModel(inputOf(read.scenario)));
    const ids = await idsOf(trained);
    expect(ids.length).toBeGreaterThan(20);
    expect(await idsOf(blankFigures(read.scenario))).toEqual(ids);
  });

  it.each(["batch-of-four", "before-or-after", "own-data", "learning-rate-and-initialization"])(
    "finds nothing wrong with the charts of %s",
    async (name) => {
      const read = readScenarioFile(`scenarios/${name}.yaml`);
      if ("faults" in read) throw new Error(JSON.stringify(read.faults));
      expect(await rehearse(read.scenario)).toEqual([]);
    },
  );
});
