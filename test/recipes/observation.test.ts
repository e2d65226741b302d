import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RunSummary } from "../../src/measures/summary.ts";
import { workOfRun } from "../../src/plan/expectedTime.ts";
import { blankRecord } from "../../src/report/rehearsal/blankRecord.ts";
import { openStore } from "../../src/runs/store.ts";
import { runBytes } from "../../src/scenario/checks/runBytes.ts";
import { float64 } from "../../src/tracking/columns.ts";
import { observation } from "../../src/tracking/observation.ts";
import { observations } from "../../src/tracking/observations/observations.ts";
import type { Observation } from "../../src/tracking/settings.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

/** As CONTRIBUTING says: a file that declares it. The largest weight of every hidden layer after each update. */
const largestWeight = observation({
  usually: { every: 1 },
  detail: "request",
  passes: 7,
  bytes: ({ layers }) => 8 * layers,
  isSeen: (step) => step > 0,
  columns: ({ hidden }) => ({ layers: hidden.map(() => ({ largest: float64() })) }),
  watch: ({ network }, { columns: { layers } }) => ({
    observe(_, seen) {
      layers.forEach(({ largest }, index) => {
        largest[seen] = Math.max(...network.hidden[index]!.dense.weights.map(Math.abs));
      });
    },
  }),
});

describe("a new observation", () => {
  const table = observations as Record<string, unknown>;
  // One line in the table.
  table["largest-weight"] = largestWeight;
  afterAll(() => delete table["largest-weight"]);

  const settings = (observe: readonly unknown[]) => ({
    ...smallSettings,
    tracking: { ...smallSettings.tracking, plane: null, observe: observe as readonly Observation[] },
  });
  const asked = settings([{ what: "largest-weight", every: 20 }]);
  const blockOf = ({ blocks }: { readonly blocks: object }) =>
    (blocks as Record<string, unknown>)["largest-weight"] as {
      readonly steps: Int32Array;
      readonly layers: readonly { readonly largest: Float64Array }[];
    };

  it("is a file and a line in the table: it is made, kept and stored", () => {
    const record = trainCompiled(smallPlan(asked));
    const { steps, layers } = blockOf(record);
    expect([...steps]).toEqual([20, 40, 60]);
    layers.forEach(({ largest }, index) => {
      expect(largest).toHaveLength(3);
      const weights = record.parameters[`hidden${index + 1}.weights`]!;
      expect(largest[2]).toBe(Math.max(...weights.map(Math.abs)));
    });

    const folder = mkdtempSync(join(tmpdir(), "ics-lab-recipe-"));
    try {
      const store = openStore(folder);
      store.put("key", { stepsDone: 60 } as RunSummary, record);
      expect(blockOf(store.record("key")!)).toEqual({ steps, layers });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is planned for: time, bytes, and what a report will be drawn from", () => {
    const none = settings([]);
    const operations = (of: typeof none) => workOfRun(of, false).operations;
    const perPass = operations(settings([{ what: "probe-loss", every: 20 }])) - operations(none);
    // Planned at 0, 20, 40 and 60, as the loss of the probe is, which takes one pass.
    expect(operations(asked) - operations(none)).toBe(7 * perPass);
    // Two hidden layers and the output's, and the number of the step.
    expect(runBytes(asked).record - runBytes(none).record).toBe(4 * (8 * 3 + 4));
    const { steps, layers } = blockOf(blankRecord(asked));
    expect(layers).toEqual(Array.from({ length: 2 }, () => ({ largest: Float64Array.from(steps, () => 1) })));
  });
});
