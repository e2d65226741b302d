import { describe, expect, it } from "vitest";
import { summarize } from "../../src/measures/summarize.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import type { MeasureName } from "../../src/scenario/vocabulary/measures.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { network, training, tracking } = smallSettings;
const batch = network.hidden[0]!.normalization;
const norms: Record<string, NormalizationSettings> = {
  none: { kind: "none" },
  batch,
  "batch-renorm": { ...batch, kind: "batch-renorm", rMax: 3, dMax: 5, warmUp: null } as NormalizationSettings,
  layer: { ...batch, kind: "layer" } as NormalizationSettings,
  weight: { kind: "weight" } as NormalizationSettings,
};

function networkWith(normalization: NormalizationSettings, extra: object = {}): RunSettings["network"] {
  return { ...network, hidden: network.hidden.map((layer) => ({ ...layer, normalization, ...extra })) };
}

/** Every value of a measure, over layers and statistics: [low, high] each. */
function measured(changes: Partial<RunSettings>) {
  const record = trainCompiled(smallPlan(changes));
  const { measures } = summarize(record);
  const of = (kind: MeasureName, statistic: string | null = null) =>
    measures
      .filter(({ name, statistic: each }) => name === kind && (statistic === null || each === statistic))
      .map(({ low, high }) => [low, high]);
  return { record, measures, of };
}

const unknown = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const still: Partial<RunSettings> = {
  training: { ...training, optimizer: { kind: "sgd", learningRate: 0 } },
};

describe.each(Object.entries(norms))("with normalization %s", (name, normalization) => {
  // Batch renormalization uses its running statistics in training, too: what is below moves by them without any update.
  const byWeights =
    name === "batch-renorm"
      ? (["own-weights-share"] as const)
      : (["own-weights-share", "upstream-shift", "upstream-spread"] as const);

  it("a learning rate of 0 moves nothing but running statistics, and has no landscape", () => {
    const { record, of } = measured({ ...still, network: networkWith(normalization) });
    const oneStep = { ...still.training!, steps: 1 };
    const { parameters } = trainCompiled(
      smallPlan({ network: networkWith(normalization), training: oneStep }),
    );
    expect(record.parameters).toEqual(parameters);
    expect(record.blocks.landscape!.steps).toHaveLength(0);
    for (const kind of ["smoothness", "rate-smoothness", "loss-range"] as const)
      expect(of(kind)).toEqual([unknown]);
    for (const kind of byWeights) for (const range of of(kind)) expect(range).toEqual([0, 0]);
    for (const range of of("gradient-shift")) expect(range).toEqual([0, 0]);
    for (const [low] of of("gradient-shift-cosine")) expect(low).toBeCloseTo(1, 6);
    for (const range of of("effective-rate")) expect(range).toEqual([0, 0]);
    for (const { norm } of record.blocks["weight-norm"]!.layers) expect(norm.at(-1)).toBe(norm[0]);
    if (name !== "batch-renorm")
      for (const ranks of record.blocks["effective-rank"]!.layers) expect(ranks.at(-1)).toBe(ranks[0]);
    if (name === "batch" || name === "batch-renorm") expect(of("drift")[1]![0]).toBeGreaterThan(0);
    else
      for (const kind of ["drift", "movement", "displacement"] as const)
        for (const range of of(kind)) expect(range).toEqual([0, 0]);
  });

  it("frozen layers move by nothing of their own", () => {
    const { of } = measured({ network: networkWith(normalization, { frozen: true }) });
    for (const kind of [...byWeights, "gradient-shift"] as const)
      for (const range of of(kind)) expect(range).toEqual([0, 0]);
    for (const range of of("effective-rate")) expect(range).toEqual([0, 0]);
    // What would be their gradient is there all the same.
    for (const [low] of of("gradient-norm")) expect(low).toBeGreaterThan(0);
  });

  it("units that do not vary are left out, not divided by", () => {
    const constant = {
      ...networkWith(normalization),
      initialization: { kind: "normal", sd: 1, scale: 0 },
    } as const;
    const { measures } = measured({
      ...still,
      network: name === "weight" ? networkWith(normalization) : constant,
    });
    for (const { name: kind, low, high } of measures)
      expect(Number.isFinite(low) || (low === unknown[0] && high === unknown[1]) || high > low, kind).toBe(
        true,
      );
  });

  it("one step is enough for a record, and what takes more is unknown", () => {
    const { of } = measured({ training: { ...training, steps: 1 }, network: networkWith(normalization) });
    for (const range of [...of("drift"), ...of("batch-shift"), ...of("unsteadiness")])
      expect(range).toEqual(unknown);
  });
});

describe("batches of one sample", () => {
  it.each(["none", "layer", "weight"])(
    "train with normalization %s; batches have no sd to be compared by",
    (name) => {
      const one = { ...training, batchSize: 1 };
      const { record, of } = measured({ training: one, network: networkWith(norms[name]!) });
      expect(record.outcome.kind).toBe("finished");
      for (const range of [...of("batch-drift"), ...of("batch-drift-outside")])
        expect(range).toEqual(unknown);
      for (const [low] of of("gradient-gain")) expect(low).toBeGreaterThan(0);
    },
  );
});

describe("a network whose layers put out 0 alone", () => {
  it("has no effective rank, no gain of the gradient and no effective rate", () => {
    const dead = {
      ...network,
      hidden: network.hidden.map((layer) => ({
        ...layer,
        activation: "relu" as const,
        normalization: norms.none!,
      })),
      initialization: { kind: "normal", sd: 1, scale: 0 } as never,
    };
    const { of } = measured({ ...still, network: dead });
    expect(of("effective-rank")).toEqual([unknown, unknown]);
    expect(of("gradient-gain")).toEqual([unknown]);
    expect(of("effective-rate")).toEqual([unknown, unknown]);
  });
});

describe("data that do not vary", () => {
  const rows = (samples: readonly (readonly number[])[], labels: readonly number[]): RunSettings["data"] =>
    ({
      rows: { columns: ["x", "constant"], samples, labels, standardize: true, classNames: ["0", "1"] },
    }) as never;
  const varied = Array.from({ length: 12 }, (_, at) => [Math.sin(7 * at), 0.1]);
  const small: Partial<RunSettings> = {
    training: { ...training, batchSize: 4, sampler: { kind: "uniform", replacement: true } },
    tracking: { ...tracking, plane: null },
  };

  it("a constant feature shifts by nothing and is never outside its band", () => {
    const data = rows(
      varied,
      varied.map(([x]) => (x! > 0 ? 1 : 0)),
    );
    const { features, featureBands } = trainCompiled(smallPlan({ ...small, data })).blocks["batch-shift"]!;
    const [, constant] = features;
    expect([...constant!.shift].every((shift) => shift === 0)).toBe(true);
    expect(featureBands[1]).toEqual([0, 0]);
  });

  it("one class is learned", () => {
    const { record } = measured({
      ...small,
      data: rows(
        varied,
        varied.map(() => 1),
      ),
    });
    expect(record.final.running!.accuracy).toBe(1);
  });
});
