import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { cardsIn } from "../../src/report/cards.ts";
import { indexEntry } from "../../src/report/reportsIndex.ts";
import { trainedInput } from "./fixture.ts";

it("reads the cards that are whole, and names the others", () => {
  const reports = mkdtempSync(join(tmpdir(), "ics-lab-cards-"));
  onTestFinished(() => rmSync(reports, { recursive: true }));
  const entry = indexEntry(trainedInput({ seeds: 2 }));
  const write = (name: string, content: string) => {
    mkdirSync(join(reports, name));
    writeFileSync(join(reports, name, "card.json"), content);
  };
  write("whole", JSON.stringify(entry));
  const { answer, lead, ...earlier } = entry;
  write("earlier", JSON.stringify({ ...earlier, thumbnail: "<svg></svg>" }));
  write("broken", "{");
  write("picture", JSON.stringify({ ...entry, lead: { ...lead, rows: [{ ...lead, colour: "red;x" }] } }));
  write("foreign", "null");
  write("half", JSON.stringify({ ...entry, verdicts: null }));
  write("odd", JSON.stringify({ ...entry, verdicts: [{ verdict: "proved", says: "x" }] }));
  mkdirSync(join(reports, "folder", "card.json"), { recursive: true });
  mkdirSync(join(reports, "other"));
  writeFileSync(join(reports, "index.html"), "");
  expect(answer).not.toBe("");
  expect(lead).not.toBeNull();
  expect(cardsIn(reports)).toEqual({
    entries: [
      { ...earlier, answer: "", lead: null, href: "earlier/index.html" },
      { ...entry, href: "whole/index.html" },
    ],
    broken: ["broken", "folder", "foreign", "half", "odd", "picture"],
  });
});
