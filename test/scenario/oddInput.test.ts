import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { limits } from "../../src/scenario/vocabulary/limits.ts";
import { faultsOf, least } from "./leastScenario.ts";

describe("hostile and odd input", () => {
  it("gives a scenario or faults for any value, and never throws", () => {
    const path = fc.constantFrom(
      "training.steps",
      "network.hidden[0]",
      "data",
      "tracking.plane",
      "__proto__",
      "a..b",
    );
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 3 }), path);
    const shaped = fc.record(
      {
        title: leaf,
        data: fc.oneof(leaf, fc.record({ flowers: leaf, rows: leaf }, { requiredKeys: [] })),
        network: fc.oneof(leaf, fc.record({ hidden: leaf, normalization: leaf }, { requiredKeys: [] })),
        training: fc.oneof(leaf, fc.record({ steps: leaf, sampler: leaf }, { requiredKeys: [] })),
        vary: fc.oneof(
          leaf,
          fc.dictionary(path, fc.oneof(leaf, fc.dictionary(fc.string(), fc.dictionary(path, leaf)))),
        ),
        claims: fc.oneof(
          leaf,
          fc.array(
            fc.record(
              {
                id: leaf,
                measure: leaf,
                better: leaf,
                trend: fc.record({ over: leaf, where: leaf }),
                associates: fc.oneof(leaf, fc.record({ with: leaf, across: leaf, where: leaf })),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
        seeds: leaf,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          shaped,
          shaped.map((value) => ({ ...least, ...value })),
        ),
        (value) => {
          const read = readScenario("x.json", JSON.stringify(value));
          if ("faults" in read) {
            expect(read.faults.length).toBeGreaterThan(0);
            const text = formatFaults("x.json", read.faults);
            const told = Math.min(read.faults.length, limits.faults);
            expect(text.split("\n")).toHaveLength(1 + told + (told < read.faults.length ? 1 : 0));
            expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
          } else expect(read.scenario.variants.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600, seed: 24 },
    );
  });

  it("gives a scenario or faults for any text, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
        expect(() => readScenario("x", text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it("bounds the number of variants before making them", () => {
    const many = (path: string) => [path, Array.from({ length: 500 }, (_, index) => index + 1)] as const;
    const vary = Object.fromEntries(["training.steps", "training.batchSize", "tracking.driftLag"].map(many));
    expect(faultsOf({ ...least, vary })).toContain(`at most ${limits.variants} variants`);
  });

  it("leaves no trace on Object.prototype", () => {
    readScenario(
      "x",
      '{"__proto__": {"polluted": 1}, "vary": {"a": {"b": {"constructor.prototype.polluted": 1}}}}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
