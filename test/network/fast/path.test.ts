import { describe, expect, it } from "vitest";
import { pathOf } from "../../../src/network/fast/path.ts";
import type { NormalizationSettings } from "../../../src/network/normalizations/settings.ts";
import { pytorchNorm } from "../../../src/verification/conventions.ts";

function pathWith(...normalizations: NormalizationSettings[]) {
  const hidden = normalizations.map((normalization) => ({
    units: 3,
    activation: "gelu" as const,
    normalization,
    bias: true,
  }));
  return pathOf({ hidden, initialization: { kind: "he-normal", scale: 1 } });
}

describe("the path of a network", () => {
  it("is the fast one, with or without norms of its activations", () => {
    expect(pathWith()).toBe("fast");
    expect(pathWith({ kind: "none" }, pytorchNorm)).toBe("fast");
    expect(pathWith({ kind: "layer", placement: "after", epsilon: 1e-5 })).toBe("fast");
  });

  it("is the plain one as soon as one layer has a weight norm", () => {
    expect(pathWith({ kind: "none" }, { kind: "weight" })).toBe("plain");
  });
});
