import type { Cause } from "../../diagnosis/cause.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import type { LayerEvidence } from "../../diagnosis/layerEvidence.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { randomStream } from "../../random.ts";
import type { MadeCause } from "./makers.ts";
import { type Recipe, recipe } from "./recipes.ts";
import { trainedTable } from "./trainedTable.ts";

/** A network with causes made on purpose, by its number. */
export interface FirstAidTrial {
  readonly made: readonly MadeCause[];
  readonly number: number;
  /** Whether they are made so weak that one may well not see them. */
  readonly isWeak?: true;
}

/** What was told of one network, and the numbers by which it was. */
export interface TrialOutcome extends FirstAidTrial {
  /** The half on which bounds were set, or the one that they are tried on. */
  readonly half: "setting" | "test";
  /** Each cause with those that it could be as well; the divisor apart. */
  readonly told: readonly (readonly Cause[])[];
  readonly numbers: Readonly<Record<BoundedNumber, number>>;
  /** Whether single units are told to be far off. */
  readonly hasFarUnits: boolean;
  readonly divisor: {
    /** Of the running variance, as the network was trained. */
    readonly isUnbiased: boolean;
    readonly batchSize: number;
    readonly isTold: boolean;
  };
}

/** Numbers that `thresholds.ts` bounds and that more than a setting decides. */
export const boundedNumbers = [
  "betweenOverBand",
  "runningDistance",
  "runningOverNoise",
  "laterRunningDistance",
  "laterRunningOverNoise",
  "pathExplained",
  "populationDistance",
  "populationOverNoise",
  "noiseOfMean",
  "varianceOverEpsilon",
] as const;
export type BoundedNumber = (typeof boundedNumbers)[number];

/** Trains the network, takes its table and diagnoses it; null where training diverged. */
export function firstAidTrial({ made, number, isWeak }: FirstAidTrial): TrialOutcome | null {
  const stream = randomStream(`first-aid/${isWeak ? "weak " : ""}${made.join("+")}/${number}`);
  const drawn = recipe(number, made, stream, isWeak);
  const table = trainedTable(drawn, plainKernels);
  if (table === null) return null;
  const { signs, layers } = diagnose(table);
  const isDivisor = ({ cause }: (typeof signs)[number]) => cause === "variance-divisor";
  return {
    made,
    number,
    ...(isWeak ? { isWeak } : {}),
    half: number % 2 === 1 ? "setting" : "test",
    told: signs.filter((sign) => !isDivisor(sign)).map(({ cause, orElse }) => [cause, ...orElse]),
    numbers: numbersOf(layers),
    hasFarUnits: layers.some(({ farUnits }) => farUnits.length > 0),
    divisor: {
      isUnbiased: isUnbiased(drawn),
      batchSize: drawn.training.batchSize,
      isTold: signs.some(isDivisor),
    },
  };
}

function isUnbiased({ network }: Recipe): boolean {
  const { normalization } = network.hidden[0]!;
  return normalization.kind === "batch" && normalization.runningVariance === "unbiased";
}

/** NaN of none: a network of one hidden layer has no later ones. */
const largest = (layers: readonly LayerEvidence[], of: (layer: LayerEvidence) => number) =>
  layers.length === 0 ? Number.NaN : Math.max(...layers.map(of));

export function numbersOf(layers: readonly LayerEvidence[]): Record<BoundedNumber, number> {
  const [first, ...later] = layers as [LayerEvidence, ...LayerEvidence[]];
  const furthest = layers.reduce((best, each) => (each.runningDistance > best.runningDistance ? each : best));
  return {
    betweenOverBand: first.betweenRatio / first.betweenBand.high,
    runningDistance: first.runningDistance,
    runningOverNoise: first.runningOverNoise,
    laterRunningDistance: largest(later, ({ runningDistance }) => runningDistance),
    laterRunningOverNoise: largest(later, ({ runningOverNoise }) => runningOverNoise),
    pathExplained: furthest.path().explained,
    populationDistance: first.populationDistance,
    populationOverNoise: first.populationOverNoise,
    noiseOfMean: 1 / Math.sqrt(first.batchSize),
    varianceOverEpsilon: Math.min(...layers.map(({ varianceOverEpsilon }) => varianceOverEpsilon)),
  };
}
