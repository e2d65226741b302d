import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { notesFrom } from "../../src/commands/notes.ts";

const folder = mkdtempSync(join(tmpdir(), "ics-lab-notes-"));

describe("the sentences of the lecture notes", () => {
  it("rest on claims that there are, or on what is shown, N1 to N10", () => {
    const page = notesFrom("docs/notes.yaml", folder);
    for (let note = 1; note <= 10; note++) expect(page).toContain(`\n## N${note}: `);
    expect(page).not.toContain("undefined");
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
