import { describe, expect, it } from "vitest";
import { type Course, settingsOf } from "../../src/live/course.ts";
import { type DialPair, dials, turned, usualPair } from "../../src/live/dials.ts";
import { experimentNames, experimentOf } from "../../src/live/experiments.ts";
import { scenarioText } from "../../src/live/scenarioText.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function read(course: Course): Scenario {
  const result = readScenario("live.yaml", scenarioText(course));
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  return result.scenario;
}

/** Both ways of naming an activation alike. */
const plain = (settings: object) =>
  JSON.parse(
    JSON.stringify(settings, (key, value) => (key === "activation" ? (value.kind ?? value) : value)),
  ) as unknown;

function expectSame(start: DialPair, turns: Course["turns"] = []): void {
  const { variants, seeds } = read({ start, turns });
  const wanted = (["left", "right"] as const).map((side) => settingsOf({ start, turns }, side));
  const pair = start;
  expect(seeds).toEqual({ from: pair.left.seed, count: 1, untilDecided: null });
  const isOne = variants.length === 1;
  (isOne ? wanted.slice(0, 1) : wanted).forEach(({ flowers, network, training }, at) => {
    const { settings } = variants[at]!;
    expect(settings.data).toEqual({ flowers });
    expect(plain(settings.network)).toEqual(plain(network));
    const { weightDecay: _, ...optimizer } = training.optimizer as { weightDecay?: number };
    expect(settings.training).toMatchObject({ ...training, optimizer });
    expect(settings.training.phases).toHaveLength(training.phases.length);
  });
}

describe("the scenario that the page copies", () => {
  it.each(dials.norm.words)("sets all that a network of %s is trained by", (norm) => {
    expectSame(turned(turned(usualPair, "norm", norm, "left"), "placement", "after", "both"));
  });

  it.each(dials.optimizer.words)("sets %s", (optimizer) => {
    expectSame(turned(turned(usualPair, "optimizer", optimizer, "both"), "rate", 0.02, "right"));
  });

  it.each(experimentNames)("sets both networks of %s", (name) => {
    expectSame(experimentOf(name).pair);
  });

  it("has one variant where the two are alike, and says depth, batch and seed where they are not", () => {
    const alike = turned(usualPair, "norm", "batch", "both");
    expect(read({ start: alike, turns: [] }).variants).toHaveLength(1);
    expectSame(alike);
    let pair = turned(turned(usualPair, "depth", 2, "right"), "batch", 8, "left");
    for (const init of dials.init.words)
      pair = turned(turned(pair, "init", init, "left"), "scale", 0.5, "both");
    expectSame(turned(turned(pair, "seed", 77, "both"), "activation", "tanh", "right"));
  });

  it("sets what was turned on the way, for both networks or for one", () => {
    const mixed = turned(usualPair, "bias", 0, "both");
    const small = turned(turned(mixed, "batch", 8, "left"), "optimizer", "adam", "right");
    expectSame(usualPair, [
      { after: 200, pair: mixed },
      { after: 500, pair: small },
    ]);
    const alike = turned(usualPair, "norm", "batch", "both");
    expectSame(alike, [{ after: 9, pair: turned(alike, "rate", 0.1, "both") }]);
    expect(
      read({ start: alike, turns: [{ after: 9, pair: turned(alike, "rate", 0.1, "right") }] }).variants,
    ).toHaveLength(2);
  });

  it("says of a phase what it changes, the whole where a kind changes", () => {
    const mixed = turned(turned(usualPair, "bias", 0, "both"), "rate", 0.1, "both");
    const adam = turned(turned(mixed, "optimizer", "adam", "both"), "schedule", "uniform", "both");
    const turns = [
      { after: 200, pair: mixed },
      { after: 500, pair: adam },
    ];
    expect(scenarioText({ start: usualPair, turns })).toContain(
      "  phases: [{ from: 201, set: { training.sampler.bias: 0, training.optimizer.learningRate: 0.1 } }, { from: 501, set: { training.sampler: { kind: uniform, replacement: true }, training.optimizer: { kind: adam, learningRate: 0.1 } } }]\n",
    );
    expectSame(usualPair, turns);
  });
});
