import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { finishedReport } from "../../src/commands/finishedReport.ts";
import { loadScenarios } from "../../src/commands/loadScenarios.ts";
import { refuseOthersReports, writtenReports } from "../../src/commands/writtenReports.ts";
import { smallScenario } from "./lab.ts";

describe("reports of scenario files with one name", () => {
  let folder: string;
  let out: string;
  const at = (...parts: string[]) => join(folder, ...parts);
  const write = (content: string, ...parts: string[]) => {
    mkdirSync(at(...parts.slice(0, -1)), { recursive: true });
    writeFileSync(at(...parts), content);
    return at(...parts);
  };
  const reported = (name: string, card: object) => {
    write("<p>", "reports", name, "index.html");
    write(JSON.stringify(card), "reports", name, "card.json");
  };
  const refused = (...files: string[]) => {
    try {
      refuseOthersReports(loadScenarios(files), out);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ics-lab-names-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    out = at("reports");
  });

  it("are not written over each other", () => {
    const mine = write(smallScenario, "mine", "buds.yaml");
    const yours = write(smallScenario, "yours", "buds.yaml");
    expect(refused(mine)).toBe("");
    reported("buds", { from: "../mine/buds.yaml", question: "?" });
    expect(refused(mine)).toBe("");
    expect(refused(yours)).toBe(
      `${yours}: its report would replace that of ${mine} in ${join(out, "buds")}; rename one of the files, or give this one its own --out`,
    );
    expect(() => finishedReport("compare", yours, out)).toThrow(`that in ${join(out, "buds")} is of ${mine}`);
  });

  it("are not, where only the folder's name is the same", () => {
    const files = ["Buds!.yaml", "buds.json", "buds.yml"].map((name) => write(smallScenario, name));
    const told = refused(...files);
    expect(told.split("\n")).toHaveLength(2);
    expect(told).toContain(`${files[2]}: its report would replace that of ${files[0]}`);
  });

  it("are left to the next where the first file was moved or renamed", () => {
    const mine = write(smallScenario, "mine", "buds.yaml");
    reported("buds", { from: "../mine/buds.yaml", question: "?" });
    mkdirSync(at("archive"));
    renameSync(mine, at("archive", "buds.yaml"));
    expect(refused(at("archive", "buds.yaml"))).toBe("");
  });

  it("say what they are of, however their cards look", () => {
    reported("a", { from: "../a.yaml", question: "Why?", answer: "It does.", variation: "seeds 3" });
    reported("b", { question: 3 });
    write(JSON.stringify({ file: "b.yaml" }), "reports", "b", "manifest.json");
    reported("c", { from: 4 });
    reported("d", { question: "no file" });
    write("{ broken", "reports", "d", "card.json");
    write("text", "reports", "e", "notes.txt");
    expect(writtenReports(out).map(({ page: _, folder: __, ...said }) => said)).toEqual([
      { file: at("a.yaml"), question: "Why?", answer: "It does.", variation: "seeds 3" },
      { file: "b.yaml", question: "", answer: "", variation: null },
    ]);
    expect(writtenReports(at("nowhere"))).toEqual([]);
  });
});
