import { describe, expect, it } from "vitest";
import { type DialPair, dials, turned, usualPair } from "../../src/live/dials.ts";
import { experimentNames, experimentOf } from "../../src/live/experiments.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";
import { scenarioText } from "../../src/live/scenarioText.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function read(pair: DialPair): Scenario {
  const result = readScenario("live.yaml", scenarioText(pair));
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  return result.scenario;
}

/** Both ways of naming an activation alike. */
const plain = (settings: object) =>
  JSON.parse(
    JSON.stringify(settings, (key, value) => (key === "activation" ? (value.kind ?? value) : value)),
  ) as unknown;

function expectSame(pair: DialPair): void {
  const { variants, seeds } = read(pair);
  const wanted = [pair.left, pair.right].map((dials) => liveSettings(dials));
  expect(seeds).toEqual({ from: pair.left.seed, count: 1 });
  const isOne = variants.length === 1;
  (isOne ? wanted.slice(0, 1) : wanted).forEach(({ flowers, network, training }, at) => {
    const { settings } = variants[at]!;
    expect(settings.data).toEqual({ flowers });
    expect(plain(settings.network)).toEqual(plain(network));
    const { weightDecay: _, ...optimizer } = training.optimizer as { weightDecay?: number };
    expect(settings.training).toMatchObject({ ...training, optimizer });
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
    expect(read(alike).variants).toHaveLength(1);
    expectSame(alike);
    let pair = turned(turned(usualPair, "depth", 2, "right"), "batch", 8, "left");
    for (const init of dials.init.words)
      pair = turned(turned(pair, "init", init, "left"), "scale", 0.5, "both");
    expectSame(turned(turned(pair, "seed", 77, "both"), "activation", "tanh", "right"));
  });
});
