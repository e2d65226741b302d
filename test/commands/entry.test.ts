import { expect, it } from "vitest";
import { labFolder, labProcess } from "./lab.ts";

it("says nothing but what was asked for, on whatever Node", () => {
  expect(labProcess(labFolder(), "--version")).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: "",
  });
});
