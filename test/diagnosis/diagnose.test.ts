import { describe, expect, it } from "vitest";
import { answerOf, openQuestions } from "../../src/diagnosis/answer.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { BatchMoments, Moments, StatisticsTable } from "../../src/diagnosis/statisticsTable.ts";
import { type MadeTable, madeTable } from "./tables.ts";

const told = (made: MadeTable) =>
  diagnose(madeTable(made)).signs.map(({ cause, orElse }) => [cause, ...orElse].join(" or "));

const moved =
  (by: number) =>
  ({ mean, variance }: Moments) => ({
    mean: mean + by * Math.sqrt(variance),
    variance,
  });

const byTurns = (by: number) => (batch: number) => (batch % 2 === 0 ? by : -by);

/** 40 % of the way from 0 and 1. */
const onTheWay = ({ mean, variance }: Moments) => ({ mean: 0.4 * mean, variance: 0.6 + 0.4 * variance });

const unknown = { training: null, inference: null };

/** All that is said of a table, in one text. */
function said(table: StatisticsTable): string {
  const diagnosis = diagnose(table);
  return [
    answerOf(diagnosis, unknown),
    ...diagnosis.signs.map(({ says }) => says),
    ...openQuestions(diagnosis),
  ].join(" ");
}

const withBatches = ({ layers }: StatisticsTable, of: (batch: BatchMoments) => BatchMoments) => ({
  layers: layers.map((layer) => ({
    ...layer,
    units: layer.units.map((unit) => ({ ...unit, batches: unit.batches.map(of) })),
  })),
});

const causesOf = (table: StatisticsTable) => diagnose(table).signs.map(({ cause }) => cause);

describe("a diagnosis of tables that are made by the laws of sampling", () => {
  it("finds nothing where statistics agree", () => {
    expect(told({ name: "sound" })).toEqual([]);
  });

  it("finds running statistics that nothing ever entered", () => {
    expect(told({ name: "untouched", running: () => ({ mean: 0, variance: 1 }) })).toEqual(["stale"]);
  });

  it("finds them on the way, by their place or by the count of updates", () => {
    expect(told({ name: "way", running: onTheWay, said: { updates: null } })).toEqual(["stale"]);
    expect(told({ name: "counted", running: onTheWay, said: { momentum: 0.001, updates: 510 } })).toEqual([
      "stale",
    ]);
  });

  it("finds statistics from elsewhere, and says where nothing tells them from stale ones", () => {
    const running = moved(1);
    expect(told({ name: "loaded", running })).toEqual(["frozen-or-loaded"]);
    expect(told({ name: "undecided", running, said: { updates: null } })).toEqual([
      "frozen-or-loaded or stale",
    ]);
    expect(told({ name: "frozen", running, said: { updates: null, mode: "inference" } })).toEqual([
      "frozen-or-loaded",
    ]);
    expect(told({ name: "still", running, said: { updates: null, momentum: 0 } })).toEqual([
      "frozen-or-loaded",
    ]);
  });

  it("finds biased batches", () => {
    expect(told({ name: "biased", shift: byTurns(0.6), population: null })).toEqual(["biased-batches"]);
  });

  it("finds another domain, which one batch cannot tell from a biased one", () => {
    expect(told({ name: "domain", population: moved(0.8) })).toEqual(["other-domain"]);
    expect(told({ name: "one batch", batches: 1, size: 200, population: moved(0.8) })).toEqual([
      "other-domain or biased-batches",
    ]);
  });

  it("finds the other library’s momentum", () => {
    expect(told({ name: "momentum", said: { momentum: 0.9 } })).toEqual(["momentum"]);
  });

  it("finds small batches, with the divisor where both are seen", () => {
    const biased = ({ mean, variance }: Moments) => ({ mean, variance: 0.5 * variance });
    expect(told({ name: "two", size: 2, batches: 400 })).toEqual(["small-batch", "variance-divisor"]);
    expect(told({ name: "two, biased", size: 2, batches: 400, running: biased })).toEqual(["small-batch"]);
    expect(told({ name: "nine", size: 9 })).toEqual(["small-batch"]);
    expect(told({ name: "ten", size: 10 })).toEqual([]);
  });

  it("finds an ε as large as the variances, and tells it of constant units", () => {
    expect(told({ name: "epsilon", said: { epsilon: 1 } })).toEqual(["epsilon"]);
    const [layer] = madeTable({ name: "dead" }).layers;
    const units = layer!.units.map((unit) => ({
      ...unit,
      running: { mean: 0, variance: 0 },
      batches: unit.batches.map((batch) => ({ ...batch, mean: 0, variance: 0 })),
    }));
    expect(diagnose({ layers: [{ ...layer!, units }] }).signs.map(({ cause }) => cause)).toEqual(["epsilon"]);
  });

  it("finds two at once", () => {
    const made = {
      name: "both",
      shift: byTurns(0.6),
      population: null,
      running: onTheWay,
      said: { updates: null },
    };
    expect(told(made)).toEqual(["biased-batches", "stale"]);
  });

  // 200 pixels in two pictures: their variance is that of all pixels within a 200th, not within a half.
  it.each([2, 1])("takes few pictures of many pixels for few, not for another domain: %i", (size) => {
    const pictures = withBatches(madeTable({ name: "pictures", size: 200, batches: 60 }), (batch) => ({
      ...batch,
      size,
    }));
    expect(causesOf(pictures)).toEqual(["small-batch"]);
    expect(said(pictures)).not.toContain("NaN");
  });

  it("says of batches of one number that they are small, and nothing of a variance that nobody knows", () => {
    const single = withBatches(madeTable({ name: "single", batches: 60 }), ({ mean, subset }) => ({
      ...{ mean, variance: 0, size: 1, subset },
    }));
    expect(causesOf(single)).toEqual(["small-batch"]);
    expect(said(single)).not.toContain("NaN");
    expect(said(single)).not.toContain("its standard deviation");
  });

  it("names no number that there is not where units are constant", () => {
    const made = madeTable({ name: "constant", said: { momentum: null } });
    const constant = withBatches(made, (batch) => ({ ...batch, variance: 0 }));
    const table = { layers: [...constant.layers, { ...constant.layers[0]!, momentum: 0.9 }] };
    expect(causesOf(table)).toEqual(["momentum", "epsilon"]);
    expect(said(table)).not.toContain("NaN");
    const untouched = madeTable({ name: "untouched", running: () => ({ mean: 0, variance: 1 }) });
    expect(said(withBatches(untouched, (batch) => ({ ...batch, variance: 0 })))).not.toContain("NaN");
  });

  it("does not hold one batch that lies off for statistics that do not fit alone", () => {
    const one = { name: "one batch off", batches: 1, size: 200, shift: () => 1, population: null };
    expect(told(one)).toEqual(["frozen-or-loaded or biased-batches"]);
    expect(told({ ...one, said: { momentum: 0.001, updates: 100 } })).toEqual(["stale"]);
  });

  it("names first what explains all that is seen, where one thing may", () => {
    const off = { name: "one off", batches: 1, size: 200, shift: () => 1 };
    expect(answerOf(diagnose(madeTable(off)), unknown)).toBe(
      "The batches are biased; or two things at once: the running statistics do not fit (frozen or loaded); and inference sees another domain.",
    );
  });

  it("asks for the number of updates only where that would tell", () => {
    const one = { name: "one batch", batches: 1, size: 200, said: { updates: null } };
    expect(said(madeTable({ ...one, population: moved(0.8) }))).not.toContain("num_batches_tracked");
    expect(said(madeTable({ ...one, running: moved(1) }))).toContain("num_batches_tracked");
  });

  it("names what it cannot see where statistics agree and accuracy is lost", () => {
    const answer = (inference: number) =>
      answerOf(diagnose(madeTable({ name: "sound" })), { training: 0.9, inference });
    expect(answer(0.6)).toContain("Biased batches need not show in what the first norm receives");
    expect(answer(0.89)).not.toContain("Biased batches");
  });

  it("tells of a single unit that is far off, as no cause", () => {
    const [layer] = madeTable({ name: "far" }).layers;
    const [first, ...others] = layer!.units;
    const off = { ...first!, running: moved(3)(first!.running) };
    const diagnosis = diagnose({ layers: [{ ...layer!, units: [off, ...others] }] });
    expect(diagnosis.signs).toEqual([]);
    expect(diagnosis.layers[0]!.farUnits.map(({ unit }) => unit)).toEqual(["0"]);
    expect(answerOf(diagnosis, { training: null, inference: null })).toMatch(
      /^Most of these statistics agree, but not all: in layer 1 the running statistics of 1 of 12 units/,
    );
  });

  // 1 − 0.999⁵¹⁰ = 0.4
  it("tells the numbers that carry it", () => {
    const [sign] = diagnose(
      madeTable({ name: "counted", running: onTheWay, said: { momentum: 0.001, updates: 510 } }),
    ).signs;
    expect(sign!.says).toContain(
      "510 updates at a momentum of 0.001 go 40 % of the way".replace(" %", "\u202f%"),
    );
    expect(Math.abs(sign!.figures.pathShare! - 0.4)).toBeLessThan(0.02);
  });
});
