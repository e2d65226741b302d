import { describe, expect, it } from "vitest";
import { allScenarioFiles, scenarioFile } from "../../src/commands/scenarioFiles.ts";
import { readAddress } from "../../src/live/address.ts";
import { settingsOf } from "../../src/live/course.ts";
import { liveLinkOf } from "../../src/live/liveLinkOf.ts";
import type { LiveLink } from "../../src/report/liveLink.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import type { RunSettings, Scenario } from "../../src/scenario/scenario.ts";
import { scenarioName } from "../../src/scenario/slug.ts";
import { least, scenarioOf } from "../scenario/leastScenario.ts";

function libraryScenario(name: string): Scenario {
  const read = readScenarioFile(scenarioFile(name));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

/** All that a run is trained by, both ways of naming an activation alike. */
function trainedBy({
  data,
  network,
  training,
}: Pick<RunSettings, "network" | "training"> & { readonly data: unknown }) {
  const { target: _, ...rest } = training;
  return JSON.parse(
    JSON.stringify({ data, network, training: rest }, (key, value) =>
      key === "activation" ? (value.kind ?? value) : key === "fan" || key === "loss" ? undefined : value,
    ),
  ) as unknown;
}

function opened(link: LiveLink, side: "left" | "right" = "left") {
  if ("why" in link) throw new Error(link.why);
  const { pair, turns } = readAddress(link.hash);
  const { flowers, seed, ...settings } = settingsOf({ start: pair, turns }, side);
  return { seed, trained: trainedBy({ ...settings, data: { flowers } }) };
}

/** For how many variants of which scenarios there is no link, and why. */
const explained: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "batch-of-four": { "its samples are given one by one": 3 },
  "daneshmand-2020": { "no dial has hidden layers 20": 24 },
  "daneshmand-2020-training": { "no dial has hidden layers 20": 4 },
  "does-the-shift-slow-training": { "no dial has this normalization": 3 },
  "frankle-2020": { "no dial for frozen": 12, "no dial for schedule": 4 },
  "frozen-below": { "its layers differ from each other": 4 },
  "hoffer-2017": { "no dial for features": 4, "no dial has this normalization": 2 },
  "li-2019": { "its layers differ from each other": 8 },
  "own-data": { "its data are a table": 4 },
  "raw-or-standardized": { "it has no hidden layer": 2 },
  "ioffe-2017": { "no dial for sampler": 3 },
  "train-on-one-subset": { "it has no hidden layer": 8 },
  "shimodaira-2000": {
    "it has no hidden layer": 8,
    "no dial for subset a share": 2,
    "no dial has batch size 400": 2,
  },
  "van-laarhoven-2017": { "no dial for weight decay": 18 },
  "which-part-of-batch-norm": { "no dial has this normalization": 4 },
  "wu-johnson-2021": { "no dial for features": 3, "no dial has this normalization": 2 },
  "santurkar-2018-linear": { "no dial has hidden layers 12": 6 },
  "yang-2019": {
    "no dial has hidden layers 10": 12,
    "no dial has hidden layers 20": 12,
    "no dial has units per layer 128": 12,
  },
};

describe("the link to a variant of the library", () => {
  const names = allScenarioFiles().map(scenarioName);

  it.each(names)("opens the settings of every variant of %s, or says why there is none", (name) => {
    const { variants, seeds } = libraryScenario(name);
    const reasons: Record<string, number> = {};
    for (const { settings } of variants) {
      const link = liveLinkOf(settings, [], seeds.from);
      if ("why" in link) reasons[link.why] = (reasons[link.why] ?? 0) + 1;
      else expect(opened(link)).toEqual({ seed: seeds.from, trained: trainedBy(settings) });
    }
    expect(reasons).toEqual(explained[name] ?? {});
  });

  it("shows it beside the first of others that share its data, or beside its twin without a norm", () => {
    const { variants, seeds } = libraryScenario("rose-buds");
    const [plain, norm] = variants.map(({ settings }) => settings);
    const beside = liveLinkOf(norm!, [plain!], seeds.from);
    expect(opened(beside, "right").trained).toEqual(trainedBy(plain!));
    expect(beside).toEqual(liveLinkOf(norm!, [], seeds.from));
    const longer = { ...norm!, training: { ...norm!.training, steps: 10 } };
    expect(liveLinkOf(norm!, [longer], seeds.from)).toEqual(beside);
    expect(opened(liveLinkOf(norm!, [longer, norm!], seeds.from), "right").trained).toEqual(trainedBy(norm!));
  });

  it.each([
    [{ data: { flowers: { features: ["openness", "hue"] } } }, "no dial for features"],
    [{ data: { flowers: { labelNoise: 0.1 } } }, "no dial for label noise"],
    [{ data: { flowers: { testSubsetAShare: 0.2 } } }, "no dial for test subset a share"],
    [{ training: { steps: 100, weights: "importance" } }, "no dial for weights"],
    [{ network: { hidden: [65] } }, "no dial has units per layer 65"],
    [{ training: { steps: 100, sampler: "class-biased" } }, "no dial for sampler"],
    [{ training: { steps: 100, optimizer: { kind: "momentum", momentum: 0.5 } } }, "no dial for momentum"],
    [{ network: { hidden: [16, 16], dropout: 0.5 } }, "no dial for dropout"],
    [{ network: { hidden: [16, 16], frozen: { weights: true } } }, "no dial for frozen"],
    [{ network: { hidden: [16, 16], frozen: { output: true } } }, "no dial for frozen output"],
    [
      { network: { hidden: [16, 16], normalization: "batch", frozen: { statistics: true } } },
      "no dial has this normalization",
    ],
    [
      { training: { steps: 100, optimizer: { kind: "sgd", weightDecay: { affine: 0.1 } } } },
      "no dial for weight decay",
    ],
    [
      { training: { steps: 100, phases: [{ from: 50, set: { "training.optimizer.weightDecay": 1 } }] } },
      "no dial for weight decay",
    ],
  ])("is not there for %j", (changes, why) => {
    const { settings } = scenarioOf({ ...least, ...changes }).variants[0]!;
    expect(liveLinkOf(settings, [], 1)).toEqual({ why });
  });

  it("opens a variant in phases", () => {
    const { variants } = scenarioOf({
      ...least,
      training: {
        steps: 100,
        sampler: "uniform",
        phases: [
          { from: 31, set: { "training.sampler": "subset-biased" } },
          {
            from: 61,
            set: { "training.batchSize": 8, "training.optimizer": { kind: "adam", learningRate: 0.05 } },
          },
        ],
      },
    });
    const link = liveLinkOf(variants[0]!.settings, [], 1);
    expect(opened(link)).toEqual({ seed: 1, trained: trainedBy(variants[0]!.settings) });
  });
});
