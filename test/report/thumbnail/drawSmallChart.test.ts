import { describe, expect, it } from "vitest";
import { drawSmallChart } from "../../../src/report/thumbnail/drawSmallChart.ts";

const row = {
  name: "none",
  colour: "variant-0" as const,
  from: 0,
  value: 1,
  low: null,
  high: null,
  words: "90 % → 50 %",
};
const rows = { kind: "rows" as const, title: "Own → new", bars: false, mark: null, rows: [row] };
const circles = (svg: string) => [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x));

describe("drawSmallChart", () => {
  it("draws what is compared hollow and what came out filled, its number behind it", () => {
    const svg = drawSmallChart({ ...rows, rows: [row, { ...row, from: 0.5, value: null }] });
    const [from, to, half] = circles(svg);
    expect(half).toBeCloseTo((from! + to!) / 2, 0);
    expect(svg).toMatch(/<circle [^>]*fill="var\(--card\)" stroke="var\(--variant-0\)"/);
    expect(svg).toContain(' text-anchor="end">90 % → 50 %</text>');
  });

  it("shortens names that have no room, by letters and not by halves of them", () => {
    const svg = drawSmallChart({ ...rows, rows: [{ ...row, name: "🌹".repeat(80) }] });
    expect(svg).toMatch(/>🌹+…<\/text>/u);
    expect(svg).not.toContain("\ufffd");
  });

  it("lets no word act", () => {
    const svg = drawSmallChart({
      kind: "map",
      title: "<script>",
      panels: [{ levels: ["</svg>"], words: "&", shares: [[1]] }],
    });
    expect(svg).toContain("&lt;script&gt;");
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
  });

  it("names the line of who guesses where no other begins", () => {
    const line = { colour: "variant-1" as const, first: "90 %", last: "50 %", name: "a" };
    const drawn = (values: readonly number[]) =>
      drawSmallChart({
        kind: "lines",
        title: "Accuracy",
        mark: { at: 0.2, name: "guessing" },
        over: { name: "block", first: "1", last: "sequential" },
        lines: [
          { ...line, points: values.map((value, at): [number, number] => [at / (values.length - 1), value]) },
        ],
      });
    // From 56 to 232 the axis goes.
    expect(drawn([0.9, 0.9, 0.2])).toMatch(/<text x="58"[^>]*>guessing</);
    expect(drawn([0.22, 0.9, 0.9])).toMatch(/<text x="230"[^>]*text-anchor="end"[^>]*>guessing</);
    expect(drawn([0.9, 0.9])).toContain(">sequential<");
  });

  it("keeps the labels of lines apart that end together", () => {
    const line = { colour: "variant-1" as const, first: "90 %", last: "50 %" };
    const svg = drawSmallChart({
      kind: "lines",
      title: "Accuracy",
      mark: null,
      over: { name: "bias", first: "0", last: "1" },
      lines: ["a", "b", "c"].map((name) => ({
        ...line,
        name,
        points: [
          [0, 1],
          [1, 0],
        ] as [number, number][],
      })),
    });
    const heights = ["a", "b", "c"].map((name) =>
      Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)![1]),
    );
    for (const [place, height] of heights.entries())
      if (place > 0) expect(height - heights[place - 1]!).toBeGreaterThanOrEqual(13);
  });
});
