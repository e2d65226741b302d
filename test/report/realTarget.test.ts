import { expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { inputOf, scenarioOf } from "./fixture.ts";

it("a report of a real target speaks of losses, and shows no accuracy and no NaN", async () => {
  const text = `title: Real
question: How near?
data: { flowers: { train: 60, test: 24, probe: 16, target: linear } }
network: { hidden: [3], activation: identity, loss: mean-squared-error }
training: { steps: 12, batchSize: 8, optimizer: { kind: sgd, learningRate: 0.1 }, target: { measure: test-loss, reach: 0.5, stay: 1, every: 1 } }
tracking: { driftLag: 4, evaluations: 4, fieldSize: 8 }
vary: { "training.optimizer.learningRate": [0.05, 0.2] }
seeds: 2
`;
  const page = await buildReport(inputOf(scenarioOf(readScenario("real.yaml", text))), "");
  const words = page
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<pre\b[\s\S]*?<\/pre>/g, "")
    .replaceAll(/<[^>]+>/g, " ");
  expect(words).toMatch(/Test loss at the end \(median of 2\sseeds\)/);
  expect(words).not.toMatch(/NaN|undefined/);
  expect(words).not.toMatch(/[Aa]ccuracy/);
});
