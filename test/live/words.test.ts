import { describe, expect, it } from "vitest";
import { turnedAfter } from "../../src/live/course.ts";
import { differing, turned, usualPair } from "../../src/live/dials.ts";
import type { LiveFrame } from "../../src/live/frame.ts";
import { beyondLine, networkNames, shortNames, stateParts, turnMarks } from "../../src/live/words.ts";

describe("words of the live page", () => {
  it("name both networks by their norms and by whatever else they differ in", () => {
    const names = (pair: typeof usualPair) => [
      networkNames(pair, differing(pair)),
      shortNames(pair, differing(pair)),
    ];
    expect(names(usualPair)).toEqual([
      ["batch norm", "no norm"],
      ["batch norm", "no norm"],
    ]);
    const alike = turned(usualPair, "norm", "layer", "both");
    expect(names(alike)).toEqual([
      ["layer norm", "layer norm"],
      ["layer norm", "layer norm"],
    ]);
    expect(names(turned(turned(alike, "bias", 0, "left"), "activation", "relu", "right"))).toEqual([
      ["layer norm, mini-batch bias 0, sigmoid", "layer norm, mini-batch bias 1, relu"],
      ["mini-batch bias 0, sigmoid", "mini-batch bias 1, relu"],
    ]);
  });

  it("say where dials were turned, for both networks or for one", () => {
    const mixed = turned(usualPair, "bias", 0, "both");
    const slower = turned(turned(mixed, "rate", 0.1, "left"), "rate", 0.5, "right");
    const last = turned(slower, "optimizer", "adam", "right");
    const course = turnedAfter(
      turnedAfter(turnedAfter({ start: usualPair, turns: [] }, 50, mixed), 120, slower),
      300,
      last,
    );
    expect(turnMarks(course)).toEqual([
      { after: 50, says: "mini-batch bias 0" },
      { after: 120, says: "learning rate 0.1 in the first, learning rate 0.5 in the second" },
      { after: 300, says: "optimizer Adam in the second" },
    ]);
  });

  it("say of a network that diverged at which step, in place of its batches", () => {
    const frame = { step: 12, own: { accuracy: 0.5, loss: 1 }, fresh: { accuracy: 0.51234, loss: 1 } };
    const at = (ended: LiveFrame["ended"]) =>
      stateParts({ ...frame, ended } as unknown as LiveFrame, "new flowers");
    expect(at(null)).toEqual([
      ["own batches", "50.0 %"],
      ["new flowers", "51.2 %"],
    ]);
    expect(at("diverged")).toEqual([
      ["diverged at step", "12"],
      ["new flowers", "51.2 %"],
    ]);
  });

  it("tell layer by layer what moved beyond chance, with one sign for all", () => {
    expect(beyondLine([0.9375, 0.5, 0])).toBe("Moved beyond chance (5\u00a0%), by layer: 94, 50, 0\u00a0%");
    expect(beyondLine(null)).toBe("Moved beyond chance (5\u00a0%), by layer: –");
  });
});
