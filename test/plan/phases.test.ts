import { describe, expect, it } from "vitest";
import { workOfRun } from "../../src/plan/expectedTime.ts";
import { planSummary } from "../../src/plan/planSummary.ts";
import { runBytes } from "../../src/scenario/checks/runBytes.ts";
import { least, onlySettings, scenarioOf } from "../scenario/leastScenario.ts";

const phased = (phases: unknown) => ({ ...least, tracking: "outcome", training: { steps: 100, phases } });
const smaller = [{ from: 51, set: { "training.batchSize": 16 } }];

describe("the plan of training in phases", () => {
  it("tells the steps at which settings change, of whatever variant", () => {
    const vary = {
      phases: {
        none: { "training.phases": [] },
        late: {
          "training.phases": [
            ...structuredClone(smaller),
            { from: 81, set: { "training.optimizer": "adam" } },
          ],
        },
      },
    };
    expect(planSummary(scenarioOf({ ...phased(smaller), vary })).phasesFrom).toEqual([51, 81]);
    expect(planSummary(scenarioOf(least)).phasesFrom).toEqual([]);
  });

  it("counts the samples of each phase: 50 batches of 32 and 50 of 16 as 100 of 24", () => {
    const work = (training: object) =>
      workOfRun(
        onlySettings({ ...least, tracking: "outcome", training: { steps: 100, ...training } }),
        false,
      );
    expect(work({ phases: smaller })).toEqual(work({ batchSize: 24 }));
  });

  it("keeps room for the batches of every size", () => {
    const passes = (training: object) =>
      runBytes(onlySettings({ ...least, tracking: "outcome", training: { steps: 100, ...training } })).passes;
    expect(passes({ phases: smaller })).toBe(passes({ batchSize: 48 }));
    const back = [...smaller, { from: 81, set: { "training.batchSize": 32 } }];
    expect(passes({ phases: back })).toBe(passes({ batchSize: 48 }));
  });
});
