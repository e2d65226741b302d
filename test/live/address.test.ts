import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, readAddress } from "../../src/live/address.ts";
import {
  type DialName,
  type DialPair,
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

describe("the address", () => {
  it("brings back every setting of both networks, the speed and the experiment", () => {
    const experiment = fc.constantFrom(null, ...experimentNames);
    fc.assert(
      fc.property(pairs, fc.constantFrom(...speeds), experiment, fc.boolean(), (pair, speed, named, play) => {
        const all = { pair, speed, experiment: named, play };
        expect(readAddress(addressOf(all))).toEqual(all);
      }),
    );
  });

  it("says only what differs from the usual", () => {
    const usual = { pair: usualPair, speed: 150, experiment: null, play: false };
    expect(addressOf(usual)).toBe("");
    expect(addressOf({ ...usual, pair: turned(usualPair, "bias", 0.5, "both") })).toBe("#bias=0.5");
    expect(addressOf({ ...usual, pair: turned(usualPair, "norm", "layer", "right") })).toBe("#2.norm=layer");
    expect(addressOf({ ...usual, pair: turned(usualPair, "seed", 7, "right"), play: true })).toBe(
      "#seed=7&play",
    );
  });

  it("starts an experiment by itself", () => {
    for (const name of experimentNames) {
      const { pair, speed } = experimentOf(name);
      expect(readAddress(`#experiment=${name}&play`)).toEqual({ pair, speed, experiment: name, play: true });
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
    `#${"&bias=0".repeat(10)}`.replace(/bias=0/g, "bias=x"),
  ])("passes over %s", (hash) => {
    expect(readAddress(hash)).toEqual({ pair: usualPair, speed: 150, experiment: null, play: false });
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
