import { describe, expect, it } from "vitest";
import { createTwins } from "../../src/tracking/twins.ts";

describe("what twins have in common", () => {
  it("is made by the first who asks, even where it is nothing", () => {
    const twins = createTwins();
    let made = 0;
    const ask = (name: string) =>
      twins.once(name, () => {
        made++;
        return null;
      });
    expect([ask("a"), ask("a"), ask("b")]).toEqual([null, null, null]);
    expect(made).toBe(2);
  });
});
