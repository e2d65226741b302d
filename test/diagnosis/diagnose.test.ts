import { describe, expect, it } from "vitest";
import { answerOf } from "../../src/diagnosis/answer.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Moments } from "../../src/diagnosis/statisticsTable.ts";
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
