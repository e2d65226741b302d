import { describe, expect, it } from "vitest";
import { boundaryOf } from "../../src/flowers/boundary.ts";
import { simulateSplit } from "../../src/flowers/split.ts";
import { randomStream } from "../../src/random.ts";
import { flowerSettings } from "./flowerSettings.ts";

const splitOf = (changes: object) => simulateSplit({ ...flowerSettings, ...changes }, randomStream("3/data"));
const classes = splitOf({});

describe("a real target of flowers", () => {
  it("leaves the flowers as they are", () => {
    for (const target of ["margin", "linear"] as const) {
      const { split, flowers } = splitOf({ target, targetNoise: 0.5 });
      expect(flowers).toEqual(classes.flowers);
      expect(split.train.features).toEqual(classes.split.train.features);
      expect(split.train.labels).not.toEqual(classes.split.train.labels);
    }
  });

  it("is the distance of the form from the boundary: below 0 for roses, by −margin on average", () => {
    const { split, flowers } = splitOf({ target: "margin", boundary: "arch" });
    const boundary = boundaryOf({ boundary: "arch" });
    flowers.test.forEach(({ form, openness }, at) => {
      expect(split.test.labels[at]).toBe(form - boundary(openness));
    });
    const roses = split.train.labels.filter((_, at) => flowers.train[at]!.rose);
    const mean = roses.reduce((sum, value) => sum + value, 0) / roses.length;
    // −0.9, by 200 draws of sd 0.42: 0.03.
    expect(Math.abs(mean + 0.9)).toBeLessThan(0.12);
  });

  it("is one linear function of the features as they are seen, in all sets", () => {
    const { split } = splitOf({ target: "linear", standardize: true });
    const { train, test } = split;
    const at = (sample: number) => [0, 1].map((row) => train.features.values[row * train.size + sample]!);
    const [[a, b], [c, d]] = [at(0), at(1)] as [[number, number], [number, number]];
    const [y, z] = train.labels;
    const teacher = [(y! * d - b * z!) / (a * d - b * c), (a * z! - y! * c) / (a * d - b * c)];
    test.labels.forEach((label, n) => {
      const sum = [0, 1].reduce(
        (all, row) => all + teacher[row]! * test.features.values[row * test.size + n]!,
        0,
      );
      expect(label).toBeCloseTo(sum, 10);
    });
  });

  it("has noise of its sd about it, another in every set", () => {
    const [bare, noisy] = [0, 0.5].map((targetNoise) => splitOf({ target: "margin", targetNoise }).split);
    const noise = (set: "train" | "test") =>
      noisy![set].labels.map((value, at) => value - bare![set].labels[at]!);
    const sd = Math.sqrt(noise("train").reduce((sum, each) => sum + each * each, 0) / 400);
    // An sd of 400 draws has a standard error of 0.5/√800.
    expect(Math.abs(sd - 0.5)).toBeLessThan(0.08);
    expect(noise("test")[0]).not.toBe(noise("train")[0]);
  });
});
