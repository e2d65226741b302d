import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstCrossing, layersOf, valueAt } from "../../src/measures/course.ts";

const line = { steps: Int32Array.of(10, 20, 40), values: Float64Array.of(1, 3, 2) };

describe("valueAt", () => {
  it("is what was observed, and in between a straight line", () => {
    expect([10, 20, 40].map((step) => valueAt(line, step))).toEqual([1, 3, 2]);
    expect(valueAt(line, 15)).toBe(2);
    expect(valueAt(line, 30)).toBe(2.5);
  });

  it("is unknown outside, and beside what is not defined", () => {
    expect(valueAt(line, 9.9)).toBeNaN();
    expect(valueAt(line, 40.1)).toBeNaN();
    expect(valueAt(line, Number.NaN)).toBeNaN();
    expect(valueAt({ ...line, values: Float64Array.of(1, Number.NaN, 2) }, 15)).toBeNaN();
  });
});

describe("firstCrossing", () => {
  it("interpolates to where a loss first falls to the level", () => {
    const loss = { steps: Int32Array.of(0, 20, 40, 60), loss: Float64Array.of(0.7, 0.4, 0.6, 0.1) };
    expect(firstCrossing(loss, 0.4)).toBe(20);
    expect(firstCrossing(loss, 0.5)).toBeCloseTo((20 * 2) / 3, 12);
    expect(firstCrossing(loss, 0.3)).toBeCloseTo(52, 12);
  });

  it("is unknown where the loss never falls so far, or was never above it", () => {
    const loss = { steps: Int32Array.of(0, 20), loss: Float64Array.of(0.7, 0.4) };
    expect(firstCrossing(loss, 0.3)).toBeNaN();
    expect(firstCrossing(loss, 0.8)).toBeNaN();
    expect(firstCrossing({ steps: loss.steps, loss: Float64Array.of(0.7, Number.NaN) }, 0.5)).toBeNaN();
  });

  it("finds a point at which the line itself has that value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 3, noNaN: true }), { minLength: 2, maxLength: 20 }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (loss, level) => {
          const steps = Int32Array.from(loss, (_, at) => 7 * at);
          const at = firstCrossing({ steps, loss: Float64Array.from(loss) }, level);
          if (Number.isNaN(at)) return;
          expect(valueAt({ steps, values: Float64Array.from(loss) }, at)).toBeCloseTo(level, 9);
          // And nothing before it had come down so far from above.
          const before = loss.slice(1, Math.ceil(at / 7));
          before.forEach((value, index) => {
            expect(loss[index]! > level && value <= level).toBe(false);
          });
        },
      ),
    );
  });
});

describe("layersOf", () => {
  it("puts every line at its layer, and leaves layers without one empty", () => {
    const courses = [2, 3].map((layer) => ({
      name: "gradient-shift" as const,
      statistic: null,
      layer,
      ...line,
    }));
    expect(layersOf(courses, "gradient-shift")).toEqual({
      steps: line.steps,
      layers: [undefined, line.values, line.values],
    });
    expect(layersOf(courses, "drift")).toBeNull();
  });
});
