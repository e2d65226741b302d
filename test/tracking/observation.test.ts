import { describe, expect, it } from "vitest";
import { blankRecord } from "../../src/report/rehearsal/blankRecord.ts";
import { float64 } from "../../src/tracking/columns.ts";
import { observation } from "../../src/tracking/observation.ts";
import { observationNames } from "../../src/tracking/observations/observations.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";
import { plainLayer, sceneOf } from "./scene.ts";

const scene = () =>
  sceneOf({ hidden: [plainLayer(1)], inputs: 1, batchSize: 2, seed: "observation", totalSteps: 5 });

/** What is called, in order. */
function told(isSeen: (step: number) => boolean, planned: readonly number[]) {
  const calls: string[] = [];
  const kind = observation({
    usually: { every: 1 },
    detail: "request",
    passes: 0,
    bytes: () => 8,
    isSeen,
    columns: () => ({ step: float64() }),
    watch: (_, { columns }) => ({
      begin: () => calls.push("begin"),
      prepareAny: (step) => calls.push(`any ${step}`),
      prepare: (step, seen) => calls.push(`prepare ${step} as ${seen}`),
      observe(step, seen) {
        columns.step[seen] = step;
        calls.push(`observe ${step} as ${seen}`);
      },
    }),
  });
  const instrument = kind.watch(scene(), Int32Array.from(planned));
  instrument.begin();
  instrument.observe(0);
  for (const step of [1, 2]) {
    instrument.prepare(step);
    instrument.observe(step);
  }
  return { calls, instrument };
}

describe("an observation", () => {
  it("is told of its own steps, and of every update where it asks for that", () => {
    const { calls } = told(() => true, [0, 2, 4]);
    expect(calls).toEqual(["begin", "observe 0 as 0", "any 1", "any 2", "prepare 2 as 1", "observe 2 as 1"]);
  });

  it("leaves out steps at which there is nothing to see, and steps that the run did not come to", () => {
    const { instrument } = told((step) => step > 0, [0, 1, 2, 4]);
    expect([...instrument.steps]).toEqual([1, 2, 4]);
    expect(instrument.block()).toEqual({ steps: Int32Array.of(1, 2), step: Float64Array.of(1, 2) });
  });

  it("has no block where there is nothing to observe", () => {
    const kind = observation<{ readonly x: object }>({
      usually: { every: 1 },
      detail: "request",
      passes: 0,
      bytes: () => 0,
      columns: () => null,
      watch: () => {
        throw new Error("watched all the same");
      },
    });
    const instrument = kind.watch(scene(), Int32Array.of(0, 1));
    instrument.begin();
    instrument.observe(0);
    expect(instrument.block()).toBeNull();
  });
});

/** Keys, and kinds of leaves; null stands for anything. */
function formOf(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  if (Array.isArray(value)) return value.map(formOf);
  if (value === null || typeof value !== "object") return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, formOf(each)]));
}

describe("what a run would leave behind", () => {
  const tracking = {
    ...smallSettings.tracking,
    plane: null,
    observe: observationNames.map((what) => ({ what, every: 20 })),
  };
  const trained = trainCompiled({ ...smallPlan({ tracking }), detailed: true }).blocks;
  const blank = blankRecord({ ...smallSettings, tracking }).blocks;

  it.each(observationNames)("has the form of what it does leave: %s", (what) => {
    const uncertainty = { uncertainty: null };
    const form = (block: object | undefined) =>
      formOf(what === "drift" ? { ...block, ...uncertainty } : block);
    expect(trained[what]).toBeDefined();
    expect(form(blank[what])).toEqual(form(trained[what]));
  });
});
