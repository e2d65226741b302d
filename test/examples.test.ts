import { readdirSync, readFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../src/kernels/plainKernels.ts";
import * as matrix from "../src/matrix.ts";
import { createNetwork } from "../src/network/network.ts";
import { createBatchNorm } from "../src/network/normalizations/batchNorm.ts";
import { randomStream } from "../src/random.ts";

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
  sampling: ["importanceWeights", "shortBatch"],
  tracking: ["batchMean", "batchVariance", "batchDivisor", "normalizedBatch", "scaledAndShifted"],
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

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The examples of a source: the lines below `@example` in the comment before what is exported. */
function examplesOf(source: string): Example[] {
  const documented = source.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:function|const|class) (\w+)/g,
  );
  return [...documented].flatMap(([, comment, name]) => {
    const [, example] = comment!.split("@example\n");
    const lines = example?.split("\n").map((line) => line.replace(/^ \* {0,3}/, "").trimEnd()) ?? [];
    return lines.length === 0 ? [] : [{ name: name!, lines: lines.filter(Boolean) }];
  });
}

/** As an example prints it: numbers to six digits, arrays of numbers as lists. */
function printed(value: unknown): string {
  const plain = (each: unknown): unknown => {
    if (typeof each === "number") return Number(each.toPrecision(6));
    if (Array.isArray(each) || ArrayBuffer.isView(each)) return Array.from(each as never, plain);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, plain(inner)]));
  };
  return inspect(plain(value), { breakLength: Number.POSITIVE_INFINITY, depth: null, compact: 9 });
}

/** Runs an example; what its lines that end in `// …` say, and what came out. */
function run({ lines }: Example, scope: Record<string, unknown>): { said: string[]; found: string[] } {
  const said: string[] = [];
  const body = lines.map((line) => {
    const [, code, result] = /^(.*?);? \/\/ (.*)$/.exec(line) ?? [];
    if (code === undefined) return line;
    said.push(result!);
    return `found.push(${code});`;
  });
  const found: unknown[] = [];
  new Function(...Object.keys(scope), "found", body.join("\n"))(...Object.values(scope), found);
  return { said, found: found.map(printed) };
}

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
        const { said, found } = run(example, {
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
