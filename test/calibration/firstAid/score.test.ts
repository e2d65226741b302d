import { describe, expect, it } from "vitest";
import { score } from "../../../src/calibration/firstAid/score.ts";

describe("how a diagnosis compares with what was made", () => {
  it("is right where all that was made is told, and nothing else", () => {
    expect(score([], [])).toBe("right");
    expect(score(["stale", "biased-batches"], [["biased-batches"], ["stale"]])).toBe("right");
  });

  it("says where a cause is told as one of two", () => {
    expect(score(["stale"], [["frozen-or-loaded", "stale"]])).toBe("as one of two");
  });

  it("counts what is told besides, and what is missed", () => {
    expect(score([], [["epsilon"]])).toBe("and another");
    expect(score(["stale"], [["stale"], ["epsilon"]])).toBe("and another");
    expect(score(["stale", "epsilon"], [["stale"]])).toBe("missed");
    expect(score(["stale"], [["momentum"]])).toBe("missed");
  });
});
