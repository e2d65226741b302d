import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../src/flowers/dataset.ts";
import { zeros } from "../src/matrix.ts";

/** One of the works that all contenders do, as the folder of the comparison defines it. */
export interface Work {
  readonly input: number;
  readonly hidden: readonly number[];
  readonly output: number;
  readonly activation: "tanh" | "relu" | "sigmoid";
  readonly batch: number;
  readonly steps: number;
  readonly samples: number;
  readonly learningRate: number;
  readonly epsilon: number;
  readonly momentum: number;
  readonly probe: number;
  readonly probeEvery: number;
  readonly percentiles: readonly number[];
  /** [sample · input + feature] */
  readonly features: Float64Array;
  readonly labels: Float64Array;
  /** Weights of every layer one after another, [unit · inputs + input], then the biases of the output. */
  readonly parameters: Float64Array;
  /** The samples of every batch. */
  readonly indices: Int32Array;
}

interface WorkFile {
  readonly common: {
    readonly bnEps: number;
    readonly bnMomentum: number;
    readonly lr: number;
    readonly trackProbe: number;
    readonly trackProbeEvery: number;
    readonly percentiles: readonly number[];
  };
  readonly works: Readonly<
    Record<
      string,
      Pick<Work, "input" | "hidden" | "output" | "batch" | "steps" | "samples"> & {
        readonly act: Work["activation"];
      }
    >
  >;
}

const activations: Readonly<Record<string, Work["activation"]>> = {
  tanh: "tanh",
  relu: "relu",
  sigmoid: "sigmoid",
};

/** Reads a work and its data from the folder of the comparison. */
export function readWork(folder: string, name: string): Work {
  const { common, works } = JSON.parse(readFileSync(join(folder, "work.json"), "utf8")) as WorkFile;
  const work = works[name];
  if (work === undefined) throw new Error(`no work ${name}; there are ${Object.keys(works).join(", ")}`);
  const bytes = (end: string) => {
    const { buffer, byteOffset, length } = readFileSync(join(folder, "data", `${name}.${end}`));
    return buffer.slice(byteOffset, byteOffset + length);
  };
  return {
    ...work,
    activation: activations[work.act]!,
    learningRate: common.lr,
    epsilon: common.bnEps,
    momentum: common.bnMomentum,
    probe: common.trackProbe,
    probeEvery: common.trackProbeEvery,
    percentiles: common.percentiles,
    features: new Float64Array(bytes("x.f64")),
    labels: new Float64Array(bytes("y.f64")),
    parameters: new Float64Array(bytes("w.f64")),
    indices: new Int32Array(bytes("idx.i32")),
  };
}

/** The first samples of a work, as the lab's probe set. */
export function probeData({ input, probe, features, labels }: Work): Dataset {
  const matrix = zeros(input, probe);
  for (let sample = 0; sample < probe; sample++) {
    for (let k = 0; k < input; k++) matrix.values[k * probe + sample] = features[sample * input + k]!;
  }
  return {
    featureNames: Array.from({ length: input }, (_, k) => `feature ${k}`),
    size: probe,
    features: matrix,
    labels: labels.slice(0, probe),
    subsets: null,
    subsetCount: 0,
  };
}
