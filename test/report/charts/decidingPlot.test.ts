import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../src/findings/findings.ts";
import { decidingPlot } from "../../../src/report/charts/decidingPlot.ts";
import { onBeatsOff, question, repeated, runsOf } from "../../findings/laboratory.ts";

const looks = { atLeast: 12, atMost: 200, step: 4 };

function findingWith(on: readonly number[], untilDecided: typeof looks | null = looks) {
  const scenario = {
    ...question({ switch: ["off", "on"] }, [onBeatsOff("test-accuracy", { difference: 0.01 })]),
    seeds: { from: 1, count: on.length, untilDecided },
  };
  return findingsOf(scenario, [...runsOf("off", repeated(0.9, on.length)), ...runsOf("on", on)])[0]!;
}

/** Places of a line's points. */
function points(plot: string, line: string, nth = 0): number[][] {
  const found = [...plot.matchAll(new RegExp(`class="${line}" points="([^"]*)"`, "g"))][nth]!;
  return found[1]!.split(" ").map((pair) => pair.split(",").map(Number));
}

/** Three of four above the margin, 24 seeds. */
const mostly = Array.from({ length: 24 }, (_, seed) => (seed % 4 === 3 ? 0.9 : 0.95));

describe("the plot of how a claim is decided", () => {
  it("has the count beyond half at every look, and the lines of one claim's test", () => {
    const plot = decidingPlot(findingWith(mostly), 0.05);
    const told = points(plot, "told");
    const [upper, lower] = [points(plot, "bound", 0), points(plot, "bound", 1)];
    // Looks at 12, 16, 20, 24: 9, 12, 15, 18 above, 3 to 6 more than half; 11, 14, 17, 19 would decide it.
    expect(told).toHaveLength(4);
    const middle = (upper[0]![1]! + lower[0]![1]!) / 2;
    const beyond = (place: readonly number[]) => middle - place[1]!;
    const unit = beyond(told[0]!) / 3;
    told.forEach((place, look) => {
      expect(beyond(place) / unit).toBeCloseTo(3 + look, 1);
    });
    for (const [look, count] of [11, 14, 17, 19].entries())
      expect(beyond(upper[look]!) / unit).toBeCloseTo(count - (12 + 4 * look) / 2, 1);
    expect(upper).toHaveLength(8);
    expect(plot).toContain("18 of 24 above the margin, 6 against: not decided.");
    expect(plot).not.toContain('class="decided"');
  });

  it("marks the look at which the verdict fell, at the line or beyond it", () => {
    const plot = decidingPlot(findingWith(repeated(0.95, 16) as number[]), 0.05);
    expect(plot).toContain("decided at 12.");
    const [, cx, cy] = /class="decided" cx="([\d.]+)" cy="([\d.]+)"/.exec(plot)!;
    expect([Number(cx), Number(cy)]).toEqual(points(plot, "told")[0]);
    expect(Number(cy)).toBeLessThanOrEqual(points(plot, "bound", 0)[0]![1]!);
  });

  it("counts what is against downwards, apart from ties, and never above half", () => {
    const tied = Array.from({ length: 24 }, (_, seed) => (seed % 2 ? 0.91 : 0.85));
    const plot = decidingPlot(findingWith(tied), 0.05);
    expect(plot).toContain("0 of 24 above the margin, 12 against: not decided.");
    const against = Array.from({ length: 24 }, (_, seed) => (seed % 4 ? 0.85 : 0.91));
    const faint = decidingPlot(findingWith(against), 0.05);
    expect(faint).toContain("faint: those against, downwards");
    // 18 of 24 against: 6 fewer than half, as the lower line counts.
    const half = Number(/class="half"[^>]* y1="([\d.]+)"/.exec(faint)![1]);
    for (const [, y] of points(faint, "against")) expect(y).toBeGreaterThanOrEqual(half);
  });

  it("has numbers even where nothing could decide", () => {
    const plot = decidingPlot(findingWith(mostly, { atLeast: 24, atMost: 24, step: 1 }), 1e-9);
    expect(plot).not.toContain("NaN");
    expect(plot).toContain("No count of 24 decides.");
  });

  it("is none where the number of seeds was fixed", () => {
    expect(decidingPlot(findingWith(mostly, null), 0.05)).toBe("");
  });
});
