import { describe, expect, it } from "vitest";
import { firstSentence } from "../../src/findings/firstSentence.ts";

describe("firstSentence", () => {
  it.each([
    ["Yes, from 95 % to 51 %. It guesses.", "Yes, from 95 % to 51 %."],
    ["From 0.061 to 0.0071, × 8.8 [7.2, 14.3]. Then more.", "From 0.061 to 0.0071, × 8.8 [7.2, 14.3]."],
    [
      "On helps. — No, the reverse: 96 % → 51 %. Off helps. — Yes.",
      "On helps. — No, the reverse: 96 % → 51 %.",
    ],
    [
      "3 seeds are too few (at least 8 are needed). On helps.",
      "3 seeds are too few (at least 8 are needed).",
    ],
    ["No full stop", "No full stop"],
    ["", ""],
  ])("of %j", (answer, first) => {
    expect(firstSentence(answer.replaceAll(" %", "\u202f%"))).toBe(first.replaceAll(" %", "\u202f%"));
  });
});
