import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Codes } from "../../src/report/codes.ts";
import { passingCharts } from "../../src/report/compiledCharts.ts";
import { Figures } from "../../src/report/figures.ts";
import { flowersOfReport } from "../../src/report/flowersOfReport.ts";
import { Pack } from "../../src/report/pack.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { reportModel } from "../../src/report/reportModel.ts";
import { sectionsFor } from "../../src/report/sections/sections.ts";
import { mapInput } from "./fixtureMap.ts";
import { namedInput } from "./hostileInput.ts";
import { hostileWords } from "./hostileWords.ts";

describe("Codes", () => {
  it("gives each key a code of its own, however alike the words are", () => {
    const codes = new Codes();
    expect(codes.of("v", "a, b", "first")).toBe("v0");
    expect(codes.of("v", "a, b", "second")).toBe("v1");
    expect(codes.of("v", "a, b", "first")).toBe("v0");
    expect(codes.of("f", "toString")).toBe("f0");
    expect(codes.words).toEqual({ v0: "a, b", v1: "a, b", f0: "toString" });
  });

  it("knows every word that objects have, and writes out what would act", async () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "binary" }), { maxLength: 20 }), (words) => {
        const codes = new Codes();
        const given = words.map((word) => codes.of("c", word));
        expect(new Set(given).size).toBe(words.length);
        for (const code of given) expect(codes.words[code]).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { seed: 12 },
    );
  });
});

/** Every chart that a report of the input holds. */
async function chartsOf(input: ReportInput) {
  const model = reportModel(input);
  const figures = new Figures(new Pack());
  const flowers = flowersOfReport(model);
  for (const section of sectionsFor(model)) section.write({ model, figures, flowers, live: null });
  const packed = await figures.packed(passingCharts);
  expect(figures.failures).toEqual([]);
  return packed;
}

/** No text of a file is a part of what Vega-Lite or Vega read: it would stand in one of their expressions. */
function expectNoWordsIn(charts: Awaited<ReturnType<typeof chartsOf>>, words: readonly string[]): void {
  for (const { id, source, vega, tables } of charts) {
    const { description: _, ...read } = source as { readonly description: string };
    const { description: __, ...compiled } = vega as { readonly description: string };
    const texts = [...textsOf(read), ...textsOf(compiled), ...textsOf(tables)];
    for (const word of words)
      expect(
        texts.filter((text) => text.includes(word)),
        id,
      ).toEqual([]);
  }
}

/** Every key and every string of a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsOf(each)]);
}

/** Words that occur nowhere in charts of ours. */
const marked = Array.from({ length: 12 }, (_, index) => `Zq${index}zq`);

describe("the charts of a report", () => {
  it("hold no label, level or feature in what is compiled", async () => {
    const charts = await chartsOf(namedInput(marked));
    expect(charts.length).toBeGreaterThan(20);
    expectNoWordsIn(charts, marked);
  });

  it("hold no name or level of a factor, either", async () => {
    const input = mapInput();
    const rename = (text: string) => `Zq${text}zq`;
    const { scenario } = input;
    const renamed: ReportInput = {
      ...input,
      scenario: {
        ...scenario,
        factors: scenario.factors.map(({ name, levels }) => ({
          name: rename(name),
          levels: levels.map(rename),
        })),
        variants: scenario.variants.map((variant) => ({
          ...variant,
          label: rename(variant.label),
          levels: Object.fromEntries(
            Object.entries(variant.levels).map(([name, level]) => [rename(name), rename(level)]),
          ),
        })),
      },
    };
    const charts = await chartsOf(renamed);
    expect(charts.map(({ id }) => id)).toContain("factor-map");
    expectNoWordsIn(charts, ["Zq"]);
  });

  it("are the same whatever the words are", async () => {
    const plain = await chartsOf(namedInput(marked));
    for (const from of [0, 12, 24]) {
      const words = Array.from({ length: 12 }, (_, at) => hostileWords[(from + at) % hostileWords.length]!);
      const charts = await chartsOf(namedInput(words));
      const compiled = (all: typeof charts) =>
        all.map(({ id, vega }) => [id, { ...(vega as object), description: "" }] as const);
      expect(compiled(charts)).toEqual(compiled(plain));
    }
  });
});

describe("a chart that cannot be made", () => {
  it("says which it is, and leaves the others alone", () => {
    const figures = new Figures(new Pack());
    const broken = () => {
      throw new Error("no <rows>");
    };
    expect(figures.place("movement", broken)).toBe(
      '<p class="failed">The chart movement could not be made: no &lt;rows&gt;</p>',
    );
    expect(figures.failures).toEqual([{ chart: "movement", message: "no <rows>" }]);
  });

  it("is one that Vega-Lite warns of", async () => {
    const figures = new Figures(new Pack());
    const spec = { mark: "bar", encoding: { x: { field: "a", type: "nominal", aggregate: "nonsense" } } };
    const chart = { title: "t", read: "r", aria: "a", spec, tables: {} };
    const placed = figures.place("odd", () => chart);
    const fine = figures.place("fine", () => ({ ...chart, spec: { mark: "bar" } }));
    const packed = await figures.packed(passingCharts);
    expect(packed.map(({ id }) => id)).toEqual(["fine"]);
    expect(figures.failures.map((failure) => failure.chart)).toEqual(["odd"]);
    const html = figures.withoutEmptyFrames(`${placed}${fine}`);
    expect(html).toMatch(/^<p class="failed">The chart odd could not be made: chart: .*<\/p>/);
    expect(html.endsWith(fine)).toBe(true);
  });
});
