import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { notesFrom } from "../../src/commands/notes.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { foreseen } from "../findings/foreseen.ts";
import { scenarioOf } from "../report/fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "ics-lab-notes-"));

describe("the sentences of the lecture notes", () => {
  it("rest on claims that there are, or on what is shown, N1 to N10", () => {
    const page = notesFrom("docs/notes.yaml", folder);
    for (let note = 1; note <= 10; note++) expect(page).toContain(`\n## N${note}: `);
    expect(page).not.toContain("undefined");
  });

  it("have no figures of a report from before a claim was written, or of another file", () => {
    const file = join(folder, "stale.yaml");
    writeFileSync(
      file,
      "- { note: N1, says: It is so., rests: [{ scenario: rose-buds, claim: bn-is-faster }] }\n",
    );
    const out = join(folder, "reports");
    const report = (from: string, findings: object[]) => {
      mkdirSync(join(out, "rose-buds"), { recursive: true });
      writeFileSync(join(out, "rose-buds", "index.html"), "");
      writeFileSync(join(out, "rose-buds", "manifest.json"), "{}");
      writeFileSync(
        join(out, "rose-buds", "card.json"),
        JSON.stringify({ from: relative(out, from), question: "Q?" }),
      );
      const content = { exploratory: false, findings };
      writeFileSync(join(out, "rose-buds", "findings.json"), JSON.stringify(content));
      return notesFrom(file, out);
    };
    const [faster] = foreseen(
      scenarioOf(readScenarioFile("scenarios/rose-buds.yaml")),
      () => "supported",
      () => 0.5,
    );
    const own = resolve("scenarios/rose-buds.yaml");
    expect(report(own, [faster!])).toContain("| N1 | It is so. | holds |");
    expect(report(own, [])).toContain("| N1 | It is so. | not run yet |");
    expect(report(join(folder, "rose-buds.yaml"), [faster!])).toContain("| N1 | It is so. | not run yet |");
  });

  it("have every fault told at once: unknown scenarios and claims, and what rests on nothing", () => {
    const file = join(folder, "notes.yaml");
    writeFileSync(
      file,
      `- { note: N1, says: It is so., rests: [{ scenario: rose-buds, claim: bn-is-fast }, { scenario: rose-bud, claim: a }] }
- { note: N2, says: And so. }
`,
    );
    expect(() => notesFrom(file, folder)).toThrow(
      /rose-buds: unknown claim "bn-is-fast" \(did you mean bn-is-faster\?\)\n.*rose-bud: no such file.*\n.*"And so\." rests on nothing/,
    );
    writeFileSync(file, "- { note: N1 }\n");
    expect(() => notesFrom(file, folder)).toThrow(/says/);
    expect(readFileSync(file, "utf8")).toBe("- { note: N1 }\n");
  });
});
