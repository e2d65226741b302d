import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, readAddress, usualAddress } from "../../src/live/address.ts";
import { type Course, pairAt, turnedAfter } from "../../src/live/course.ts";
import {
  type DialName,
  type DialPair,
  type Dials,
  dialNames,
  dials,
  dialValue,
  sharedDials,
  turned,
  usualDials,
  usualPair,
} from "../../src/live/dials.ts";
import { experimentNames, experimentOf } from "../../src/live/experiments.ts";
import { speeds } from "../../src/live/speeds.ts";

const positions = (name: DialName): readonly (string | number)[] => {
  const dial = dials[name];
  return "words" in dial ? dial.words : dial.stops;
};

const setting = fc.record(
  Object.fromEntries(dialNames.map((name) => [name, fc.constantFrom(...positions(name))])),
);
const pairs = fc.tuple(setting, setting).map(([left, own]) => {
  const shared = Object.fromEntries(sharedDials.map((name) => [name, left[name]]));
  return { left, right: { ...own, ...shared } } as unknown as DialPair;
});

/** A course whose dials are turned on the way, each to a setting that training can go on by. */
const courses = fc
  .tuple(pairs, fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), pairs), { maxLength: 4 }))
  .map(([start, turned]): Course => {
    let course: Course = { start, turns: [] };
    for (const [after, { left, right }] of turned.sort(([a], [b]) => a - b)) {
      const before = pairAt(course, after);
      const within = (own: Dials, to: Dials): Dials => ({
        ...own,
        bias: to.bias,
        block: to.block,
        rate: to.rate,
      });
      const to = { left: within(before.left, left), right: within(before.right, right) };
      course = turnedAfter(course, after, to);
    }
    return course;
  });

describe("the address", () => {
  it("brings back every setting of both networks, the speed and the experiment", () => {
    const experiment = fc.constantFrom(null, ...experimentNames);
    fc.assert(
      fc.property(
        courses,
        fc.constantFrom(...speeds),
        experiment,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.tuple(fc.nat(), fc.nat()),
        ({ start: pair, turns }, speed, named, play, embed, own, [layer, place]) => {
          const { depth, width } = pair.right;
          const unit = { layer: layer % depth, unit: place % width };
          const all = { pair, turns, speed, experiment: named, play, embed, own, unit };
          expect(readAddress(addressOf(all))).toEqual(all);
        },
      ),
    );
  });

  it("says only what differs from the usual", () => {
    const usual = usualAddress;
    expect(addressOf(usual)).toBe("");
    expect(addressOf({ ...usual, unit: { layer: 1, unit: 2 } })).toBe("#unit=2.3");
    expect(addressOf({ ...usual, pair: turned(usualPair, "bias", 0.5, "both") })).toBe("#bias=0.5");
    expect(addressOf({ ...usual, pair: turned(usualPair, "norm", "layer", "right") })).toBe("#2.norm=layer");
    expect(addressOf({ ...usual, pair: turned(usualPair, "seed", 7, "right"), play: true })).toBe(
      "#seed=7&play",
    );
    const mixed = turned(usualPair, "bias", 0, "both");
    const slower = turned(mixed, "rate", 0.1, "right");
    const turns = [
      { after: 500, pair: mixed },
      { after: 700, pair: slower },
    ];
    expect(addressOf({ ...usual, turns })).toBe("#at500.bias=0&at700.2.rate=0.1");
  });

  it("starts an experiment by itself", () => {
    for (const name of experimentNames) {
      const { pair, speed } = experimentOf(name);
      expect(readAddress(`#experiment=${name}&play`)).toEqual({
        pair,
        turns: [],
        speed,
        experiment: name,
        play: true,
        embed: false,
        own: false,
        unit: null,
      });
    }
    expect(readAddress("#experiment=lost-at-inference&bias=0.5&play").pair.right.bias).toBe(0.5);
  });

  it.each([
    "#bias=2",
    "#bias=-1",
    "#bias=1e-3",
    "#bias=NaN",
    "#batch=1",
    "#batch=2.5",
    "#batch=99999999999",
    "#norm=constructor",
    "#norm=__proto__",
    "#__proto__=1",
    "#2.__proto__=batch&toString=1&2.seed=9",
    "#experiment=__proto__",
    "#experiment=toString",
    "#speed=7",
    "#unit=0.1",
    "#unit=4.1",
    "#unit=1.17",
    "#unit=1.0",
    "#unit=1",
    "#unit=1.1.1",
    "#unit=__proto__",
    "#at0.bias=0&at3000.bias=0&at-1.bias=0&at1e3.bias=0&at.bias=0&at9999999.bias=0",
    "#at500.bias=2&at500.norm=layer&at500.depth=2&at500.seed=2&at500.__proto__=1&at500.steps=400",
    `#${"&bias=0".repeat(10)}`.replace(/bias=0/g, "bias=x"),
  ])("passes over %s", (hash) => {
    expect(readAddress(hash)).toEqual({
      pair: usualPair,
      turns: [],
      speed: 150,
      experiment: null,
      play: false,
      embed: false,
      own: false,
      unit: null,
    });
  });

  it("keeps a unit that one of the two networks has", () => {
    expect(readAddress("#depth=2&2.depth=4&unit=4.16").unit).toEqual({ layer: 3, unit: 15 });
    expect(readAddress("#depth=2&2.depth=4&unit=5.16").unit).toBeNull();
  });
});

describe("a dial", () => {
  it("halts only where an address may stand, its usual setting among them", () => {
    for (const name of dialNames) {
      for (const position of positions(name)) expect(dialValue(name, String(position))).toBe(position);
      expect(dialValue(name, String(usualDials[name]))).toBe(usualDials[name]);
    }
  });

  it("refuses what it cannot be turned to", () => {
    expect(() => turned(usualPair, "bias", 2, "left")).toThrow("dial bias");
    expect(turned(usualPair, "bias", 0, "left").right.bias).toBe(1);
  });
});
