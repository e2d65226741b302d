import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../src/kernels/plainKernels.ts";
import * as matrix from "../src/matrix.ts";
import { createNetwork } from "../src/network/network.ts";
import { createBatchNorm } from "../src/network/normalizations/batchNorm.ts";
import { randomStream } from "../src/random.ts";
import { examplesOf, run } from "./shownExamples.ts";

/** Functions that show what they give: every one of `elementary/`, `statistics/` and the plain kernels, those that a reader of `network/` begins with, the normalizations, the numbers of the live lab and of first aid. */
const shown: Readonly<Record<string, readonly string[] | "all">> = {
  elementary: "all",
  statistics: "all",
  "kernels/plain": "all",
  network: [
    ...["createActivation", "recommendedGain", "truncatedNormalDeviation", "weightDeviation", "uniformBound"],
    ...["createDense", "applyDense", "denseBackward", "dropForward"],
    ...["createNetwork", "createPass", "createTrainer", "divergenceBound"],
  ],
  "network/normalizations": [
    ...["createBatchNorm", "normalize", "batchNormBackward", "constantNormBackward"],
    ...["createLayerNorm", "layerNormForward", "layerNormBackward", "renormLimits", "renormCorrections"],
    ...["createGroupNorm", "groupNormForward", "groupNormBackward"],
    ...[
      "updateMovingStatistics",
      "varianceDivisor",
      "weightedStatistics",
      "virtualBatches",
      "groupStatistics",
    ],
    ...["updateRunningStatistics", "startWeightNorm", "composeWeights", "weightNormBackward"],
  ],
  sampling: ["createSampler", "importanceWeights", "shortBatch"],
  tracking: [
    "writeSamplesAt",
    "batchMean",
    "batchVariance",
    "batchDivisor",
    "normalizedBatch",
    "scaledAndShifted",
  ],
  exercise: [
    "workedLine",
    "roundedTo",
    "translated",
    "comparedConventions",
    "decimalsOf",
    "readNumber",
    "plainDecimal",
  ],
  diagnosis: ["unitEvidence", "independentUnits", "pathFromStart", "shareAfter"],
  live: ["dialValue", "fingerprintOf", "percent", "signed"],
};

const exampleFiles = (room: string) =>
  readdirSync(`src/${room}`)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [file, examplesOf(readFileSync(`src/${room}/${file}`, "utf8"))] as const);

describe.each(Object.entries(shown))("the examples in %s/", (room, wanted) => {
  const files = exampleFiles(room);

  it.each(files.filter(([, { length }]) => length > 0))(
    "%s shows what its functions give",
    async (file, examples) => {
      const own: Record<string, unknown> = await import(`../src/${room}/${file}`);
      for (const example of examples) {
        expect(example.lines.join("\n")).toContain(`${example.name}(`);
        const { said, found } = await run(example, {
          ...matrix,
          plainKernels,
          createBatchNorm,
          createNetwork,
          randomStream,
          ...own,
        });
        expect(said.length).toBeGreaterThan(0);
        expect(found).toEqual(said);
      }
    },
  );

  it("has one for each function that should", async () => {
    const names = files.flatMap(([, examples]) => examples.map(({ name }) => name));
    const modules = await Promise.all(files.map(([file]) => import(`../src/${room}/${file}`)));
    const functions = modules.flatMap((own: Record<string, unknown>) =>
      Object.keys(own).filter((name) => typeof own[name] === "function"),
    );
    expect(names.sort()).toEqual([...(wanted === "all" ? functions : wanted)].sort());
  });
});
