import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { limits } from "../../src/scenario/vocabulary/limits.ts";

const faultsOf = (text: string): string => {
  const read = readScenario("x.yaml", text);
  return "faults" in read ? formatFaults("x.yaml", read.faults) : "";
};

const least = {
  title: "A title",
  question: "A question?",
  data: { flowers: {} },
  network: { hidden: [16, 16] },
  training: { steps: 100 },
};

const many = <Entry>(count: number, entry: (index: number) => Entry) =>
  Array.from({ length: count }, (_, index) => entry(index));

describe("a file that asks for much", () => {
  it("is told of 50 faults, and how many more there are", () => {
    const told = faultsOf(many(20_000, (index) => `k${index}: 1`).join("\n"));
    expect(told.split("\n")).toHaveLength(1 + limits.faults + 1);
    expect(told).toContain("x.yaml has 2000");
    expect(told).toMatch(/and 199\d\d more$/);
    expect(faultsOf(`[${",".repeat(10_000)}`).split("\n")).toHaveLength(52);
  });

  it("is not read again for every variant once it has more faults than are told", () => {
    const keys = Object.fromEntries(many(60, (index) => [`k${index}`, 1]));
    const told = faultsOf(
      stringify({
        ...least,
        training: { steps: 100, ...keys },
        vary: { "training.batchSize": many(1000, (index) => index + 1) },
      }),
    );
    expect(told).toContain("training.k0");
    expect(told.split("\n").length).toBeLessThan(60);
  });

  it.each([
    ["lists", "[".repeat(5000)],
    ["maps", "{".repeat(250_000)],
    ["lists of maps", "[{".repeat(5000)],
    ["dashes", "- ".repeat(5000)],
    ["questions", "? ".repeat(5000)],
  ])("is refused where it nests %s too deep", (_, text) => {
    expect(faultsOf(text)).toMatch(/1 fault\n {2}1:\d\d {2}expected at most 32 levels of nesting$/);
  });

  it("may hold brackets in texts and comments", () => {
    const brackets = "[{".repeat(40);
    const text = `# ${brackets}\n${stringify({ ...least, title: brackets, question: `- ${brackets}`, about: `${brackets}\n${brackets}` })}`;
    expect(faultsOf(text)).toBe("");
    expect(faultsOf(`${stringify(least)}about: |\n  ${brackets}\n  - - - ${brackets}\n`)).toBe("");
  });

  it("has so many factors, however few their levels, and a number of variants that is a number", () => {
    const factors = (count: number, levels: readonly string[]) =>
      faultsOf(
        stringify({
          ...least,
          vary: Object.fromEntries(
            many(count, (index) => [`f${index}`, Object.fromEntries(levels.map((level) => [level, {}]))]),
          ),
        }),
      );
    expect(factors(8000, ["a"])).toContain("expected at most 50 factors (limits.factors in");
    expect(factors(50, ["a"])).toBe("");
    expect(factors(50, ["a", "b"])).toContain("got more than a billion");
    expect(factors(50, ["a", "b"])).toContain("1 fault");
  });

  it("finds overlapping factors in one go, above and below", () => {
    const told = faultsOf(
      stringify({
        ...least,
        vary: {
          one: { a: { "network.normalization.kind": "batch", "training.steps": 5 } },
          two: { a: { "network.normalization": "none" } },
          three: { a: { "training.steps": 6, "training.batchSize": 8 } },
        },
      }),
    );
    expect(told).toContain("sets network.normalization, and factor one sets network.normalization.kind");
    expect(told).toContain("sets training.steps, and factor one sets training.steps");
    expect(told).toContain("2 faults");
  });

  it("is one document", () => {
    expect(faultsOf("title: x\n---\ntitle: y\n")).toBe(
      "x.yaml has 1 fault\n  2:1  not YAML: a second document (---): one file asks one question",
    );
  });
});

describe("a value with a name that every object has", () => {
  const odd = { length: { toString: 2, valueOf: 3 }, size: { toString: 2 }, toString: 1, constructor: 1 };

  /** Every place of a scenario that says something of everything. */
  const full = {
    ...least,
    about: "x",
    network: {
      hidden: [{ units: 3 }],
      activation: "relu",
      normalization: { kind: "batch" },
      initialization: { kind: "normal" },
    },
    training: {
      steps: 100,
      batchSize: 8,
      sampler: "uniform",
      optimizer: { kind: "adam", schedule: { kind: "step", every: 3 } },
      target: { reach: 0.5 },
    },
    tracking: {
      observe: ["drift"],
      snapshots: { count: 3 },
      landscapeReach: [1],
      plane: { weights: ["output.weights[0]", "output.weights[1]"] },
    },
    vary: { "training.batchSize": [8, 9], f: { a: { "training.steps": 3 } } },
    tune: {
      path: "training.optimizer.learningRate",
      values: [1, 2],
      best: "test-accuracy",
      per: ["f"],
      seeds: 3,
    },
    seeds: { from: 1, count: 9 },
    level: 0.05,
    claims: [
      {
        id: "a",
        says: "b",
        measure: { kind: "test-accuracy" },
        by: 1,
        better: { f: "a" },
        than: { f: "a" },
        average: ["f"],
      },
    ],
    report: { detailedSeeds: 1 },
  };

  function places(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return [
      ...(at.length > 0 ? [at] : []),
      ...entries.flatMap(([key, inner]) => places(inner, [...at, Array.isArray(value) ? Number(key) : key])),
    ];
  }

  it("is a fault like any other at every place", () => {
    const all = places(full);
    expect(all.length).toBeGreaterThan(60);
    for (const place of all) {
      const changed = structuredClone(full) as Record<string | number, unknown>;
      const parent = place
        .slice(0, -1)
        .reduce<Record<string | number, unknown>>((at, key) => at[key] as never, changed);
      parent[place.at(-1)!] = odd;
      const told = faultsOf(stringify(changed));
      expect(told, place.join(".")).toContain("fault");
      expect(told, place.join(".")).not.toMatch(/primitive|\[object/);
    }
  });
});
