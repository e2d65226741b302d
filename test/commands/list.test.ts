import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder, smallScenario } from "./lab.ts";

describe("list", () => {
  it("shows the scenarios folder, a student's own files, and what has a report, then those of the lab", async () => {
    const folder = labFolder();
    const write = (content: string, ...parts: string[]) => {
      mkdirSync(join(folder, ...parts.slice(0, -1)), { recursive: true });
      writeFileSync(join(folder, ...parts), content);
    };
    write(smallScenario, "scenarios", "buds.yaml");
    write(smallScenario.replace("hidden: [6]", "hiden: [6]"), "mine.yaml");
    write("services: { web: 1 }", "other.yaml");
    write(smallScenario, "elsewhere", "far.yaml");
    write("<p>", "reports", "far", "index.html");
    write(
      JSON.stringify({ from: "../elsewhere/far.yaml", question: "Far?", answer: "Not 0.5 far. Near." }),
      "reports",
      "far",
      "card.json",
    );
    write("<p>", "reports", "small--seeds-3", "index.html");
    const card = { from: "../small.yaml", question: "?", variation: "seeds 3", answer: "Perhaps." };
    write(JSON.stringify(card), "reports", "small--seeds-3", "card.json");
    const { status, stdout } = await lab(folder, "list");
    expect(status).toBe(0);
    const [own] = stdout.split("batch-of-four (comes with the lab)\n  What does batch norm compute", 2);
    expect(stdout).toContain(
      "rose-buds (comes with the lab)\n  Do batches drawn from one subset slow training",
    );
    expect(own).toBe(`scenarios/buds.yaml
  Does batch norm help where batches are uniform?
  not run yet
mine.yaml
  has 1 fault
  not run yet
small.yaml
  Does batch norm help where batches are uniform?
  reports/small--seeds-3/index.html
elsewhere/far.yaml
  Far?
  → Not 0.5 far.
  reports/far/index.html
`);
    const one = await lab(folder, "list", "elsewhere/far.yaml", "--json");
    expect(JSON.parse(one.stdout)).toEqual([
      {
        file: "elsewhere/far.yaml",
        question: "Does batch norm help where batches are uniform?",
        report: "reports/far/index.html",
        variations: [],
      },
    ]);
    expect(await lab(folder, "list", "mine.yaml")).toMatchObject({ status: 2, stdout: "" });
    expect((await lab(folder, "list", "nowhere.yaml")).stderr).toContain("no such file");
  });

  it("and every command write out what a file's name holds", async () => {
    const folder = labFolder();
    const name = "red\u001b[31m\u202e\u009b31m.yaml";
    writeFileSync(
      join(folder, name),
      smallScenario
        .replace("batch norm:", '"le\\u001b[31mvel":')
        .replace("{ normalization: batch norm }", '{ normalization: "le\\u001b[31mvel" }'),
    );
    const acting = /(?!\n|\t)[\p{Cc}\p{Cf}]/gu;
    for (const words of [
      ["list"],
      ["list", name, "--json"],
      ["check", name],
      ["check", name, "--json"],
      ["check", `un${name}`],
      ["plan", name],
      ["report", name],
      ["verify", name],
      ["compare", name, name],
      ["watch", `un${name}`],
      ["run", name, `--${name}`],
      [name],
    ]) {
      const { stdout, stderr } = await lab(folder, ...words);
      expect(stdout + stderr, words.join(" ")).not.toBe("");
      expect((stdout + stderr).replaceAll(acting, "!"), words.join(" ")).toBe(stdout + stderr);
    }
  });
});
