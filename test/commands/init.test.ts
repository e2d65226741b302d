import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder } from "./lab.ts";

describe("init", () => {
  it("writes a scenario without faults, that can decide what it claims, and the schema beside it", async () => {
    const folder = labFolder();
    const { status, stdout } = await lab(folder, "init", "my-question");
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("npm run lab -- watch scenarios/my-question.yaml"),
    ]);
    const text = readFileSync(join(folder, "scenarios", "my-question.yaml"), "utf8");
    expect(text).toContain('title: "My question"');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/);
    expect(readFileSync(join(folder, "scenarios", "scenario.schema.json"))).toEqual(
      readFileSync("scenarios/scenario.schema.json"),
    );
    const checked = await lab(folder, "check", "my-question", "--json");
    expect(JSON.parse(checked.stdout)).toEqual([
      { name: "my-question", file: "scenarios/my-question.yaml", faults: 0, findings: 2, warnings: [] },
    ]);
    const run = await lab(folder, "run", "my-question", "--quick", "--workers", "1");
    expect([run.status, run.stdout]).toEqual([0, expect.stringMatching(/That is not\s+shown/)]);
  });

  it("takes a path, and any letters", async () => {
    const folder = labFolder();
    expect(await lab(folder, "init", "Frage über Rosen.yaml")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "Frage über Rosen.yaml"), "utf8")).toContain(
      'title: "Frage über Rosen"',
    );
    expect(await lab(folder, "init", join("course", "first.yml"))).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(folder, "course", "scenario.schema.json"))).toBe(true);
  });

  it("replaces nothing that is there", async () => {
    const folder = labFolder();
    mkdirSync(join(folder, "scenarios"));
    writeFileSync(join(folder, "scenarios", "scenario.schema.json"), "{}");
    const { stdout } = await lab(folder, "init", "mine");
    expect(stdout).toContain("from another version of the lab, and is left as it is");
    expect(readFileSync(join(folder, "scenarios", "scenario.schema.json"), "utf8")).toBe("{}");
    writeFileSync(join(folder, "scenarios", "mine.yaml"), "mine");
    expect(await lab(folder, "init", "mine")).toEqual({
      status: 2,
      stdout: "",
      stderr: "init: scenarios/mine.yaml is there already, and is left as it is\n",
    });
    expect(readFileSync(join(folder, "scenarios", "mine.yaml"), "utf8")).toBe("mine");
  });

  it("says of a name that will not do what would", async () => {
    const folder = labFolder();
    writeFileSync(join(folder, "file"), "");
    const expected =
      "init: expected a name of at most 80 letters, digits and hyphens, or a path that ends in .yaml; got";
    for (const [name, stderr] of [
      ["", `${expected} ""\n`],
      ["a/b", `${expected} "a/b"\n`],
      ["../", `${expected} "../"\n`],
      [".yaml", `${expected} ".yaml"\n`],
      ["what?", `${expected} "what?"\n`],
      ["x".repeat(81), `${expected} "${"x".repeat(81)}"\n`],
      ["red\u001b[31m", `${expected} "red\\u001b[31m"\n`],
      ["rose-buds", "init: rose-buds is the name of one of the lab's own scenarios; choose another\n"],
      ["file/mine.yaml", "init: expected a folder; file is a file\n"],
    ] as const)
      expect(await lab(folder, "init", name), name).toEqual({ status: 2, stdout: "", stderr });
    expect(await lab(folder, "init")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("argument"),
    });
  });
});
