import { afterAll, describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import type { Sampler } from "../../src/sampling/sampler.ts";
import { createSampler, lawOf, samplers } from "../../src/sampling/samplers.ts";
import type { SamplerSettings } from "../../src/sampling/settings.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

/** As CONTRIBUTING says: a file that makes the interface. The samples in their order, round and round. */
const inOrder = {
  create(_: SamplerSettings, { size }: { readonly size: number }): Sampler {
    let next = 0;
    return {
      next(into) {
        for (let at = 0; at < into.length; at++) into[at] = next++ % size;
      },
      currentSubset: () => null,
      save: () => ({ steps: next, current: null }),
      restore({ steps }) {
        next = steps;
      },
    };
  },
  law: () => ({ replacement: false, by: null, bias: 0 }),
};

describe("a new sampler", () => {
  const table = samplers as Record<string, unknown>;
  // One line in the table.
  table["in-order"] = inOrder;
  afterAll(() => delete table["in-order"]);
  const settings = { kind: "in-order" } as unknown as SamplerSettings;

  it("is a file and a line in the table: it draws, and tells its law", () => {
    const data = { size: 3, subsets: null, subsetCount: 0, labels: new Float64Array(3) };
    const sampler = createSampler(settings, data, 2, 10, randomStream("any"));
    const drawn = new Int32Array(4);
    sampler.next(drawn);
    expect([...drawn]).toEqual([0, 1, 2, 0]);
    expect(lawOf(settings)).toEqual({ replacement: false, by: null, bias: 0 });
  });

  it("is trained with and tracked like any other", () => {
    const record = trainCompiled(smallPlan({ training: { ...smallSettings.training, sampler: settings } }));
    expect(record.outcome.kind).toBe("finished");
    expect(record.blocks["batch-shift"]!.steps.length).toBeGreaterThan(1);
    expect(record.blocks.causes!.steps.length).toBeGreaterThan(1);
  });
});
