import { describe, expect, it } from "vitest";
import { z } from "zod";
import { wordOrMap } from "../../../src/scenario/vocabulary/shorthand.ts";

describe("a setting by a word or a map", () => {
  const union = z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("plain") }),
    z.strictObject({ kind: z.enum(["wide", "narrow"]), by: z.number().default(2) }),
    z.strictObject({ kind: z.literal("given"), values: z.array(z.number()) }),
  ]);
  const setting = wordOrMap(union, "given");

  it("takes every kind of the union for a word, with its defaults", () => {
    expect(["plain", "wide", "narrow"].map((word) => setting.parse(word))).toEqual([
      { kind: "plain" },
      { kind: "wide", by: 2 },
      { kind: "narrow", by: 2 },
    ]);
    expect(setting.parse({ kind: "wide", by: 3 })).toEqual({ kind: "wide", by: 3 });
  });

  it("does not take those that say nothing without their settings", () => {
    expect(setting.safeParse("given").success).toBe(false);
    expect(setting.parse({ kind: "given", values: [1] })).toEqual({ kind: "given", values: [1] });
  });
});
