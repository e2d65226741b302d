import { summarize } from "../../src/measures/summarize.ts";
import { plan } from "../../src/plan/plan.ts";
import { createManifest } from "../../src/report/manifest.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { type ReadResult, readScenario } from "../../src/scenario/read.ts";
import type { Scenario, Variant } from "../../src/scenario/scenario.ts";
import { findingsOf } from "./fixtureFindings.ts";
import { trainedOnce } from "./trainedOnce.ts";

/** So many seeds are trained; further ones repeat them in turn. */
const TRAINED_SEEDS = 2;

interface TrainedOptions {
  readonly seeds?: number;
  readonly detailed?: number;
  readonly steps?: number;
  readonly text?: string;
  /** Units of the hidden layers. */
  readonly hidden?: readonly number[];
  /** Flowers of the test set. */
  readonly test?: number;
  readonly evaluations?: number;
  /** Share of them to be right about. */
  readonly reach?: number;
  /** What is observed beside the usual. */
  readonly observe?: Scenario["variants"][number]["settings"]["tracking"]["observe"];
}

/** A report of four variants that were really trained, on few flowers and with everything tracked. */
export function trainedInput({
  seeds = 6,
  detailed = 2,
  steps = 200,
  text = "Rose buds and blown roses",
  hidden = [8, 8, 8],
  test = 200,
  evaluations = 20,
  reach = 0.8,
  observe = [],
}: TrainedOptions = {}): ReportInput {
  const file = `title: Rose buds
question: Do batches drawn from one subset slow training, and does batch norm repair it?
data: { flowers: { train: 400, test: ${test}, probe: 64 } }
network: { hidden: [${hidden}], activation: sigmoid, initialization: { kind: xavier-normal, scale: 1 } }
training:
  steps: ${steps}
  batchSize: 32
  optimizer: { kind: sgd, learningRate: 1 }
  target: { reach: ${reach}, stay: 1, every: 4 }
tracking:
  evaluations: ${evaluations}
  driftLag: 4
  populationSample: 128
  fieldSize: 24
  plane: { weights: ["output.weights[0]", "output.weights[1]"], size: 12 }
vary:
  sampling:
    uniform: { training.sampler: { kind: uniform } }
    one-subset: { training.sampler: { kind: subset-biased, bias: 1, schedule: alternate } }
  normalization:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
seeds: ${seeds}
`;
  const scenario = scenarioOf(readScenario("scenarios/rose-buds.yaml", file));
  const input = inputOf({
    ...scenario,
    variants: scenario.variants.map((variant) => observing(variant, observe)),
    title: text,
    text: `# ${text}\n${file}`,
    claims: [],
    detailedSeeds: detailed,
  });
  return { ...input, findings: findingsOf(text, input.manifest.seeds) };
}

function observing(variant: Variant, observe: NonNullable<TrainedOptions["observe"]>): Variant {
  const { settings } = variant;
  const { tracking } = settings;
  return {
    ...variant,
    settings: { ...settings, tracking: { ...tracking, observe: [...tracking.observe, ...observe] } },
  };
}

/** Two variants, two layers, a dozen steps: every chart in a few rows. */
export function smallInput(): ReportInput {
  const input = trainedInput({
    seeds: 2,
    detailed: 1,
    steps: 12,
    hidden: [2, 2],
    test: 24,
    evaluations: 4,
    reach: 0.5,
    observe: [
      { what: "sensitivity", every: 4 },
      { what: "effective-rank", every: 4 },
      { what: "training-set", every: 4 },
      { what: "weight-norm", every: 4 },
    ],
  });
  return firstAndLast(input);
}

/** A network that is deep enough for what is drawn over the depth. */
export function deepInput(): ReportInput {
  const input = trainedInput({
    seeds: 2,
    detailed: 1,
    steps: 12,
    hidden: [2, 2, 2, 2, 2],
    test: 24,
    evaluations: 4,
  });
  return firstAndLast(input);
}

function firstAndLast(input: ReportInput): ReportInput {
  const variants = [input.scenario.variants[0]!, input.scenario.variants.at(-1)!];
  const own = ({ variant }: { readonly variant: string }) => variants.some(({ id }) => id === variant);
  return {
    ...input,
    scenario: { ...input.scenario, variants },
    runs: input.runs.filter(own),
    details: input.details.filter(own),
  };
}

export function scenarioOf(read: ReadResult): Scenario {
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

/** A report of every run of a scenario. */
export function inputOf(scenario: Scenario): ReportInput {
  const { from } = scenario.seeds;
  const runs = plan(scenario).map((each) => {
    const one = { ...each, seed: from + ((each.seed - from) % TRAINED_SEEDS), detailed: true };
    return { ...each, record: trainedOnce(one) };
  });
  const keys = runs.map(({ variant, seed }) => ({ variant, seed, key: `${variant}/${seed}` }));
  return {
    scenario,
    runs: runs.map(({ variant, seed, record }) => ({ variant, seed, summary: summarize(record) })),
    details: runs
      .filter((run) => run.detailed)
      .map(({ variant, seed, record }) => ({ variant, seed, record })),
    findings: [],
    warnings: [],
    manifest: createManifest(scenario, keys, null, {
      variation: null,
      madeAt: "2025-05-01T12:00:00.000Z",
      seconds: 31.4,
      reused: 4,
      workers: 8,
    }),
  };
}
