import { expect, it } from "vitest";
import { within } from "../../src/queue/within.ts";

it("gives what a promise comes to, and late where it never does or fails", async () => {
  expect(await within(60_000, Promise.resolve("rose"))).toBe("rose");
  expect(await within(1, new Promise(() => {}))).toBe("late");
  expect(await within(60_000, Promise.reject(new Error("closed")))).toBe("late");
});
