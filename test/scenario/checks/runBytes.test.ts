import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { toEntry } from "../../../src/runs/entry.ts";
import { runBytes } from "../../../src/scenario/checks/runBytes.ts";
import { formatFaults } from "../../../src/scenario/faults.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { bytesInWords } from "../../../src/scenario/vocabulary/limits.ts";
import { observationNames } from "../../../src/tracking/observations/observations.ts";
import type { Observation } from "../../../src/tracking/settings.ts";
import { smallPlan, smallSettings } from "../../runs/smallRun.ts";
import { trainCompiled } from "../../runs/trainCompiled.ts";

/** A small run with one observation, made often enough that it is most of the record. */
function often(what: Observation["what"]) {
  const observation = (what === "drift" ? { what, every: 1 } : { what, every: 1 }) as Observation;
  return {
    ...smallSettings,
    training: {
      ...smallSettings.training,
      steps: 60,
      target: { ...smallSettings.training.target, every: 60 },
    },
    tracking: { ...smallSettings.tracking, observe: [observation], driftLag: 1, plane: null },
  };
}

describe("runBytes", () => {
  it.each(observationNames)("is at least what a run stores of %s, and not four times as much", (what) => {
    const settings = often(what);
    const stored = (observe: readonly Observation[]) =>
      toEntry(
        "",
        "record",
        trainCompiled(smallPlan({ ...settings, tracking: { ...settings.tracking, observe } })),
      ).length;
    const expected = (observe: readonly Observation[]) =>
      runBytes({ ...settings, tracking: { ...settings.tracking, observe } }).record;
    const none: Observation[] = [];
    const [real, said] = [stored, expected].map((of) => of(settings.tracking.observe) - of(none)) as [
      number,
      number,
    ];
    // Names and numbers of the header are some hundred bytes.
    expect(real).toBeLessThanOrEqual(said + 1500);
    expect(said).toBeLessThanOrEqual(4 * real);
  });

  it("counts the second moments of the widest layer: (6 + 6) · 6 numbers beside what is stored", () => {
    const settings = often("effective-rank");
    const none = { ...settings, tracking: { ...settings.tracking, observe: [] } };
    const [more, less] = [runBytes(settings), runBytes(none)];
    expect(more.memory - less.memory).toBe(8 * 72 + 3 * (more.record - less.record));
  });

  it("counts by hand: moments of 2 layers of 3 units at 11 steps are 11 · (4 + 32 · 7) bytes", () => {
    const read = readScenario(
      "x.yaml",
      stringify({
        title: "T",
        question: "Q?",
        data: { flowers: { train: 100, test: 20, probe: 30 } },
        network: { hidden: [3, 3] },
        training: { steps: 10, batchSize: 5, target: { every: 10 } },
        tracking: { observe: ["batch-moments"] },
      }),
    );
    if ("faults" in read) throw new Error(formatFaults("x", read.faults));
    const { settings } = read.scenario.variants[0]!;
    const bytes = runBytes(settings);
    // Weights 3·2 + 3·3 + 1·3, and for each of the 7 units a bias, γ and β; checks at 0 and 10.
    const parameters = 18 + 3 * 7;
    expect(bytes.record).toBe(11 * (4 + 32 * 7) + 8 * parameters + 2 * 12);
    expect(bytes.largest).toBe("batch-moments");
    expect(bytes.passes).toBe(8 * 7 * (6 * 100 + 6 * 20 + 4 * 30 + 12 * 5));
    const dropping = {
      ...settings,
      network: {
        ...settings.network,
        hidden: settings.network.hidden.map((layer) => ({ ...layer, dropout: 0.5 })),
      },
    };
    expect(runBytes(dropping).passes).toBe(8 * 7 * (8 * 100 + 6 * 20 + 4 * 30 + 22 * 5));
    expect(bytes.memory).toBe(bytes.data + bytes.passes + bytes.parameters + 3 * bytes.record);
  });
});

describe("a run that does not fit into memory", () => {
  const faultsOf = (settings: object) => {
    const read = readScenario("x.yaml", stringify({ title: "T", question: "Q?", ...settings }));
    return "faults" in read ? formatFaults("x.yaml", read.faults) : "";
  };
  const flowers = { train: 4000, test: 1000, probe: 512 };

  it("is refused with what asks for most, where it is set, and how to raise the bound", () => {
    const tracked = faultsOf({
      data: { flowers },
      network: { hidden: [1000] },
      training: { steps: 1_000_000 },
      tracking: { observe: ["batch-moments"] },
    });
    expect(tracked).toMatch(
      /tracking\.observe\[0\] +expected at most 4\.0 GB of memory for a run \(limits\.runBytes in src\/scenario\/vocabulary\/limits\.ts\); got about 90 GB, most of it for batch-moments/,
    );
    const largest = faultsOf({
      data: { flowers },
      network: { hidden: [4096] },
      training: { steps: 10_000_000 },
      tracking: { observe: ["batch-moments"] },
    });
    expect(largest).toMatch(/got about 3\.\d TB/);
    const batch = faultsOf({
      data: { flowers: { ...flowers, train: 1_000_000 } },
      network: { hidden: [4000] },
      training: { steps: 10, batchSize: 1_000_000 },
    });
    expect(batch).toMatch(/network\.hidden +.*most of it for samples on their way through the network/);
    const samples = faultsOf({
      data: { flowers: { train: 1_000_000, test: 1_000_000, probe: 1_000_000 } },
      network: { hidden: [] },
      training: { steps: 10 },
    });
    expect(samples).toBe("");
  });

  it("is told for the variant that asks for it, at its own line", () => {
    const fault = faultsOf({
      data: { flowers },
      network: { hidden: [1000] },
      training: { steps: 10 },
      tracking: { observe: ["batch-moments"] },
      vary: { "training.steps": [10, 1_000_000] },
    });
    expect(fault).toContain("1 fault");
    expect(fault).toContain("batch-moments");
  });

  it("is told of the disk where many runs ask for it together", () => {
    const fault = faultsOf({
      data: { flowers },
      network: { hidden: [100] },
      training: { steps: 50_000 },
      tracking: { observe: ["batch-moments"] },
      seeds: 2000,
    });
    expect(fault).toMatch(/seeds +expected at most 128 GB on disk .*; got about \d\d\d GB/);
  });
});

it("says bytes in words", () => {
  expect([0, 1023, 1024, 1536, 10 * 1024 ** 2, 4 * 1024 ** 3, 2 ** 62].map(bytesInWords)).toEqual([
    "0 bytes",
    "1023 bytes",
    "1.0 kB",
    "1.5 kB",
    "10 MB",
    "4.0 GB",
    "4096 PB",
  ]);
});
