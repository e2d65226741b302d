import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFlower, drawFlower, drawFlowerSvg } from "../../src/flowers/draw.ts";
import type { Flower } from "../../src/flowers/flower.ts";
import { simulateFlowers } from "../../src/flowers/simulate.ts";
import { randomStream } from "../../src/random.ts";
import { flowerSettings } from "./flowerSettings.ts";

const flowers = simulateFlowers(flowerSettings, 400, randomStream("1/data/test"));
const one = (subset: 0 | 1, rose: boolean) =>
  flowers.find((flower) => flower.subset === subset && flower.rose === rose)!;

/** Tags close in the order in which they open, attributes are quoted, and no number is missing. */
function expectWellFormed(svg: string) {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)(\w+)((?: [\w:-]+="[^"<>]*")*)(\/?)>/g,
    (_, closes, name, _attributes, empty) => {
      if (closes) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
      return "";
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>&]/);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null|e-\d/);
}

describe("drawFlower", () => {
  it("draws the same flower the same way", () => {
    expect(drawFlower(one(1, true), 64)).toBe(drawFlower({ ...one(1, true) }, 64));
  });

  it("stays small: below 3 kB, and below 1.8 kB as a mark of a chart", () => {
    for (const flower of flowers) {
      expect(drawFlower(flower, 64).length).toBeLessThan(3000);
      expect(drawFlower(flower, 24).length).toBeLessThan(1800);
    }
  });

  it("carries nothing that could collide, run or load, and no colour of the page", () => {
    for (const flower of flowers) {
      const svg = drawFlower(flower, 64);
      expect(svg).not.toMatch(/ id=|script|href|url\(|style=| on\w+=|currentColor/);
      for (const [, color] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g))
        expect(color).toMatch(/^(none|#[0-9a-f]{6})$/);
    }
  });

  it("is well-formed and within reach for any traits, however strange", () => {
    const traits = fc.record({
      openness: fc.double({ min: -50, max: 50, noNaN: true }),
      form: fc.double({ min: -50, max: 50, noNaN: true }),
      rose: fc.boolean(),
      hueDegrees: fc.double({ min: -180, max: 180, noNaN: true }),
      petals: fc.integer({ min: 4, max: 60 }),
      saturation: fc.double({ min: 0, max: 1, noNaN: true }),
      stemMm: fc.double({ min: -300, max: 900, noNaN: true }),
      gloss: fc.double({ min: -9, max: 9, noNaN: true }),
    });
    fc.assert(
      fc.property(traits, fc.integer({ min: 8, max: 800 }), (changes, size) => {
        const svg = drawFlowerSvg({ ...one(0, true), ...changes }, size);
        expectWellFormed(svg);
        for (const [number] of svg.replace(/<svg.*?<g|#[0-9a-f]{6}/g, "").matchAll(/-?\d+\.?\d*/g))
          expect(Math.abs(Number(number))).toBeLessThanOrEqual(Math.max(360, size));
      }),
    );
  });

  it("is centred in its box", () => {
    expect(drawFlower(one(1, false), 80)).toMatch(/^<g transform="translate\(40 40\)scale\(0\.8\)"/);
    expect(drawFlower(one(1, false), 33)).toContain("translate(16.5 16.5)");
  });

  it("shows what differs: openness, hue, saturation, petals, class", () => {
    const blown = one(1, true);
    const changes: Partial<Flower>[] = [
      { openness: -1.5 },
      { hueDegrees: 40 },
      { saturation: 0.05 },
      { petals: 16 },
      { rose: false },
    ];
    const drawings = changes.map((change) => drawFlower({ ...blown, petals: 26, ...change }, 64));
    expect(new Set([...drawings, drawFlower({ ...blown, petals: 26 }, 64)]).size).toBe(6);
  });

  it("shows no fewer shapes for more petals", () => {
    const shapes = (flower: Flower, size: number) => drawFlower(flower, size).match(/<path|<circle/g)!.length;
    for (const flower of [one(0, true), one(0, false), one(1, true), one(1, false)])
      for (const size of [24, 96]) {
        const counts = Array.from({ length: 57 }, (_, more) => shapes({ ...flower, petals: 4 + more }, size));
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
        expect(counts.at(-1)).toBeLessThanOrEqual(30);
      }
  });

  it("draws four kinds that differ in form alone", () => {
    const forms = [one(0, true), one(0, false), one(1, true), one(1, false)].map((flower) =>
      drawFlower({ ...flower, hueDegrees: 0, saturation: 0.8, petals: 12, gloss: 0, stemMm: 300 }, 64),
    );
    expect(new Set(forms).size).toBe(4);
  });

  it("draws a red flower in red and a blue one in blue", () => {
    const petals = (hueDegrees: number) => {
      const svg = drawFlower({ ...one(1, true), hueDegrees, saturation: 0.8 }, 64);
      const [, red, green, blue] = /<g fill="#(..)(..)(..)"/
        .exec(svg)!
        .map((part) => Number.parseInt(part, 16));
      return { red: red!, green: green!, blue: blue! };
    };
    expect(petals(0).red).toBeGreaterThan(1.5 * petals(0).blue);
    expect(petals(-120).blue).toBeGreaterThan(1.3 * petals(-120).red);
    expect(petals(50).green).toBeGreaterThan(1.5 * petals(50).blue);
  });
});

describe("drawFlowerSvg", () => {
  it("is a picture with a sentence", () => {
    const svg = drawFlowerSvg({ ...one(0, true), hueDegrees: 0, saturation: 0.8 }, 64);
    expect(svg).toContain('role="img" aria-label="A red rose bud"><title>A red rose bud</title>');
    expect(svg).toContain('viewBox="0 0 64 64"');
    expectWellFormed(svg);
  });

  it("says what a flower is, not what its label says", () => {
    const bloom: Flower = { ...one(1, false), hueDegrees: -30, saturation: 0.6, petals: 12, label: 1 };
    expect(describeFlower(bloom)).toBe("An open pink flower, 12 petals, not a rose");
    expect(describeFlower({ ...bloom, rose: true })).toBe("A fully blown pink rose, 12 petals");
    expect(describeFlower({ ...bloom, openness: -1, hueDegrees: 30 })).toBe(
      "An orange wildflower, 12 petals",
    );
    expect(describeFlower({ ...bloom, saturation: 0.1 })).toBe("An open white flower, 12 petals, not a rose");
  });
});
