import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as engine from "../../src/engine.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** As a page would bundle it. */
async function bundled(contents: string): Promise<{ text: string; imports: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: "dist" },
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "made",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const text = outputFiles.map((file) => file.text).join("");
  return {
    text,
    imports: Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path)),
  };
}

describe("ics-lab/engine", () => {
  it("asks for nothing of Node", async () => {
    const { text, imports } = await bundled('export * from "./engine.js"');
    expect(imports).toEqual([]);
    expect(text).not.toMatch(/["']node:|require\(["']|import\(/);
  });

  it("trains the same bits where there is nothing but what a page has", async () => {
    const lines = `
      const layer = { units: 4, activation: "sigmoid", normalization: engine.pytorchNorm, bias: true };
      const settings = { hidden: [layer, layer], initialization: { kind: "xavier-normal", scale: 1 } };
      const streams = engine.randomStream("1");
      const { split: { train } } = engine.simulateSplit(engine.usualFlowers, streams.child("data"));
      const network = engine.createNetwork(2, settings, streams.child("initialization"), 2, engine.compileKernels());
      const trainer = engine.createTrainer(network, { kind: "sgd", learningRate: 1 }, 16);
      const sampler = engine.createSampler(
        { kind: "uniform", replacement: true }, train, 16, 50, streams.child("batches"));
      const indices = new Int32Array(16);
      for (let step = 0; step < 50; step++) {
        sampler.next(indices);
        engine.writeSamplesAt(train, indices, trainer.batch, trainer.subsets);
        indices.forEach((index, at) => { trainer.labels[at] = train.labels[index]; });
        trainer.step();
      }
      return network.parameters.flatMap(({ values }) => [...values]);`;
    const { text } = await bundled(
      `import * as engine from "./engine.js"; export const trained = () => { ${lines} };`,
    );
    const page = createContext({ atob, TextDecoder });
    const inPage = runInContext(`${text}; made.trained()`, page) as number[];
    const here = new Function("engine", lines)(engine) as number[];
    expect(here.every(Number.isFinite)).toBe(true);
    expect(Array.from(inPage)).toEqual(here);
  });

  it("draws the flowers of a scenario that says nothing of them", () => {
    const text =
      "title: T\nquestion: Q?\ndata: { flowers: {} }\nnetwork: { hidden: [4] }\ntraining: { steps: 9 }";
    const read = readScenario("t.yaml", text);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    expect(read.scenario.variants[0]?.settings.data).toMatchObject({ flowers: engine.usualFlowers });
  });
});
