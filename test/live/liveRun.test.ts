import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { type Course, settingsOf, turnedAfter } from "../../src/live/course.ts";
import { type Dials, dials, usualDials } from "../../src/live/dials.ts";
import { fingerprintOf } from "../../src/live/fingerprint.ts";
import { fieldSize, histogramBins, type LiveFrame, ownBatches } from "../../src/live/frame.ts";
import { createLiveRun, type LiveRun } from "../../src/live/liveRun.ts";
import { type LiveSettings, liveSettings } from "../../src/live/liveSettings.ts";
import { scenarioText } from "../../src/live/scenarioText.ts";
import type { RunPlan } from "../../src/plan/runPlan.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { smallSettings } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const kernels = compileKernels();

function live(changes: Partial<Dials>): LiveRun {
  kernels.startOver(4e6);
  return createLiveRun(liveSettings({ ...usualDials, ...changes }), kernels);
}

/** A course of one network beside itself. */
function courseOf(changes: Partial<Dials>, turns: readonly { after: number; to: Partial<Dials> }[]): Course {
  const both = (dials: Dials) => ({ left: dials, right: dials });
  let dials = { ...usualDials, ...changes };
  let course: Course = { start: both(dials), turns: [] };
  for (const { after, to } of turns) {
    dials = { ...dials, ...to };
    course = turnedAfter(course, after, both(dials));
  }
  return course;
}

/** The record of the same run from the command line's side. */
const recordOf = (changes: Partial<Dials>, steps: number) =>
  recordOfSettings(liveSettings({ ...usualDials, ...changes }), steps);

function recordOfSettings({ seed, flowers, network, training }: LiveSettings, steps: number): RunRecord {
  const target = { ...training.target, every: steps };
  const tracking = { ...smallSettings.tracking, observe: [], plane: null, populationSample: 1024 };
  const settings = { data: { flowers }, network, training: { ...training, steps, target }, tracking };
  const plan: RunPlan = { variant: "live", seed, detailed: false, folder: ".", settings };
  return trainCompiled(plan);
}

const parametersOf = ({ network }: LiveRun) =>
  Object.fromEntries(network.parameters.map(({ name, values }) => [name, values.slice()]));

describe("a live run", () => {
  it.each(dials.norm.words)(
    "of %s has the bits of trainRun after 1, 200 and 1,500 steps, watched as it is",
    (norm) => {
      const changes = { norm, depth: 2, width: 8 };
      const run = live(changes);
      let made = 0;
      for (const steps of [1, 200, 1500]) {
        for (; made < steps; made += Math.min(67, steps - made)) {
          run.advance(Math.min(67, steps - made));
          run.frame({ layer: 1, unit: 5 });
        }
        const { parameters } = recordOf(changes, steps);
        expect(parametersOf(run)).toEqual(parameters);
        const values = Object.values(parameters).map((each) => ({ values: each }));
        expect(run.frame()).toMatchObject({ step: steps, fingerprint: fingerprintOf(values) });
      }
    },
  );

  it("shows the accuracies that the record of the same run ends with", () => {
    const run = live({ bias: 0.5 });
    run.advance(300);
    const { fresh, fields, own } = run.frame();
    const accuracies = fields.map(({ accuracy }) => accuracy);
    const { final, batches } = recordOf({ bias: 0.5 }, 300);
    expect(fresh.accuracy).toBe(final.running!.accuracy);
    expect(fresh.loss).toBe(final.running!.loss);
    expect(run.scene.fields).toEqual(["running", "population", "subset A", "subset B"]);
    expect(accuracies[0]).toBe(fresh.accuracy);
    // At its end a run takes statistics of all training flowers instead of 1,024.
    expect(accuracies[1]).toBeCloseTo(final.population!.accuracy, 1);
    expect(accuracies[3]).toBeCloseTo(final["per-subset"]!.bySubset.B!, 1);
    const last = (column: Float64Array) =>
      [...column.slice(-ownBatches)].reduce((a, b) => a + b) / ownBatches;
    expect(own!.loss).toBeCloseTo(last(Float64Array.from(batches.loss)), 10);
    expect(own!.accuracy).toBeCloseTo(last(Float64Array.from(batches.accuracy)), 10);
  });

  it("tells the first map with every frame, and in turn another one or the units where it need not be whole", () => {
    const run = live({ norm: "batch", depth: 2, width: 8 });
    run.advance(20);
    const whole = run.frame();
    expect(whole.isWhole).toBe(true);
    const told = Array.from({ length: 6 }, () => run.frame(null, false));
    const namesOf = ({ fields, histograms }: LiveFrame) =>
      [...fields.map(({ name }) => name), ...(histograms === null ? [] : ["units"])].join(" + ");
    expect(told.map(namesOf)).toEqual([
      "running + population",
      "running + units",
      "running + subset A",
      "running + units",
      "running + subset B",
      "running + units",
    ]);
    for (const { fields, histograms, isWhole, beyondChance, ...rest } of told) {
      expect([isWhole, beyondChance]).toEqual([false, null]);
      for (const field of fields) expect(whole.fields).toContainEqual(field);
      if (histograms !== null) expect(histograms).toEqual(whole.histograms);
      expect(whole).toMatchObject(rest);
    }
    const plain = live({ norm: "none", depth: 2, width: 8 });
    expect([0, 1].map(() => namesOf(plain.frame(null, false)))).toEqual(["running", "running + units"]);
  });

  it("counts every probe flower once in the histogram of each unit", () => {
    const run = live({ norm: "none", depth: 2, width: 3 });
    run.advance(20);
    const { histograms } = run.frame();
    for (let unit = 0; unit < 6; unit++) {
      const own = histograms!.slice(unit * 2 * histogramBins, (unit + 1) * 2 * histogramBins);
      expect(own.reduce((sum, count) => sum + count)).toBe(512);
    }
  });

  it("draws one map without statistics of batches, in cells for the page", () => {
    const run = live({ norm: "none" });
    expect(run.scene.fields).toEqual(["running"]);
    expect(run.frame().fields.map(({ cells }) => cells.length)).toEqual([fieldSize * fieldSize]);
    expect(run.frame().own).toBeNull();
  });

  it("ends with its steps, or where it diverges, and stays there", () => {
    const whole = live({ steps: 10 });
    whole.advance(50);
    expect(whole.frame()).toMatchObject({ step: 10, ended: "finished", brokenLayer: null });
    const wild = live({ norm: "none", activation: "identity", rate: 1000 });
    wild.advance(500);
    expect(wild.frame().ended).toBe("diverged");
    const { step, fingerprint } = wild.frame();
    wild.advance(5);
    expect(wild.frame()).toMatchObject({ step, fingerprint });
  });

  it("begins anew to the same bits, on plain kernels, too", () => {
    const prints = [kernels, plainKernels, kernels].map((on) => {
      kernels.startOver(4e6);
      const run = createLiveRun(liveSettings(usualDials), on);
      run.advance(40);
      return run.frame().fingerprint;
    });
    expect(new Set(prints).size).toBe(1);
  });

  const turnedOnTheWay = [
    { after: 1, to: { bias: 0.5, rate: 0.5 } },
    { after: 137, to: { bias: 0, schedule: "random" as const } },
    { after: 160, to: { batch: 16, optimizer: "momentum" as const, rate: 0.1 } },
    { after: 300, to: { batch: 32, rate: 0.2 } },
  ];

  it.each(dials.norm.words)(
    "of %s whose dials are turned on the way has the bits of trainRun by the scenario of it",
    (norm) => {
      const changes = { norm, depth: 2, width: 8 };
      const course = courseOf(changes, turnedOnTheWay);
      const read = readScenario("live.yaml", scenarioText(course));
      if ("faults" in read) throw new Error(JSON.stringify(read.faults));
      const { network, training } = read.scenario.variants[0]!.settings;
      const copied = { ...settingsOf(course, "left"), network, training };
      const run = live(changes);
      for (const steps of [1, 200, 1500]) {
        for (const { after } of course.turns) {
          if (after > steps) break;
          run.goTo(after);
          const known = { ...course, turns: course.turns.filter((turn) => turn.after <= after) };
          run.plan(settingsOf(known, "left").training.phases);
        }
        run.goTo(steps);
        expect(parametersOf(run)).toEqual(recordOfSettings(copied, steps).parameters);
      }
    },
  );

  it("goes back to any step and on again to the same frames, over turns of dials, too", () => {
    const course = courseOf({ depth: 2, width: 8, steps: 400 }, turnedOnTheWay);
    const begun = () => {
      kernels.startOver(4e6);
      return createLiveRun(settingsOf(course, "left"), kernels);
    };
    const steps = [0, 1, 49, 50, 51, 137, 138, 160, 161, 250, 400];
    const straight = begun();
    const frames = new Map(
      steps.map((step) => {
        straight.goTo(step);
        return [step, straight.frame()] as const;
      }),
    );
    for (const step of [137, 400, 50, 51, 0, 161, 160, 250, 1, 138, 49]) {
      straight.goTo(step);
      expect(straight.frame()).toEqual(frames.get(step));
    }
  });

  it("goes on otherwise where a dial is turned at an earlier step", () => {
    const run = live({ depth: 2, width: 8, steps: 200 });
    run.goTo(200);
    run.goTo(100);
    const course = courseOf({ depth: 2, width: 8, steps: 200 }, [{ after: 100, to: { bias: 0 } }]);
    run.plan(settingsOf(course, "left").training.phases);
    run.goTo(200);
    expect(parametersOf(run)).toEqual(recordOfSettings(settingsOf(course, "left"), 200).parameters);
    run.goTo(99);
    run.goTo(200);
    expect(parametersOf(run)).toEqual(recordOfSettings(settingsOf(course, "left"), 200).parameters);
  });
});
