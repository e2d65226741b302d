import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder, smallScenario } from "./lab.ts";

const questionOf = async (folder: string, name: string) =>
  JSON.parse((await lab(folder, "list", name, "--json")).stdout)[0].question;

describe("a scenario's name", () => {
  it("is that of the folder's own scenario, then of a file, then of the lab's", async () => {
    const folder = labFolder();
    const scenario = (question: string) => smallScenario.replace(/^question: .*$/m, `question: ${question}`);
    expect(await questionOf(folder, "rose-buds")).toContain("Do batches drawn from one subset slow training");
    mkdirSync(join(folder, "scenarios"));
    writeFileSync(join(folder, "scenarios", "rose-buds.yaml"), scenario("Mine?"));
    expect(await questionOf(folder, "rose-buds")).toBe("Mine?");
    writeFileSync(join(folder, "rose-buds"), scenario("A file?"));
    expect(await questionOf(folder, "rose-buds")).toBe("A file?");
    expect(await questionOf(folder, "small.yaml")).toContain("Does batch norm help");
    // Papers of the lab, and names that a folder beside has, too.
    mkdirSync(join(folder, "bias-dial"));
    expect(await questionOf(folder, "bias-dial")).toContain("How much bias");
    expect(await questionOf(folder, "yang-2019")).toContain("?");
  });

  it("of all of them is the folder's own where it has some", async () => {
    const folder = labFolder();
    const names = async (...words: string[]) =>
      JSON.parse((await lab(folder, "check", ...words, "--json")).stdout).map(
        ({ name }: { name: string }) => name,
      );
    mkdirSync(join(folder, "scenarios"));
    writeFileSync(join(folder, "scenarios", "mine.yaml"), smallScenario);
    expect(await names()).toEqual(["mine"]);
  });

  it("that nobody has is told with the nearest", async () => {
    const folder = labFolder();
    const { status, stderr } = await lab(folder, "run", "roze-buds");
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/no such file \(did you mean .*rose-buds\.yaml\?\)/),
    ]);
    expect((await lab(folder, "run", "nothing-of-the-kind")).stderr).toBe(
      "scenarios/nothing-of-the-kind.yaml has 1 fault\n  no such file\n",
    );
  });
});
