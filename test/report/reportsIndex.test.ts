import { describe, expect, it } from "vitest";
import { buildIndex, type IndexEntry, indexEntry } from "../../src/report/reportsIndex.ts";
import { trainedInput } from "./fixture.ts";

const entry = (): IndexEntry => ({
  ...indexEntry(trainedInput({ seeds: 3 })),
  answer: "It breaks it, 0.5 of 1. And more.",
});
const words = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("buildIndex", () => {
  it("gives each report's question, the first sentence of its answer, its chart and how many claims came out how", () => {
    const page = buildIndex([entry()], "");
    expect(page).toContain("does batch norm repair it?");
    expect(page).toContain("<bdi>It breaks it, 0.5 of 1.</bdi>");
    expect(page).not.toContain("And more.");
    expect(page).toContain('<svg class="thumbnail"');
    expect(page).toContain(">one-subset, batch norm</text>");
    // Of the fixture's three findings one has each verdict.
    expect(words(page)).toContain("Of 3 claims: ✓ 1 yes ✗ 1 no ? 1 open");
  });

  it("folds what is not the scenario as written below it, newest first", () => {
    const whole = entry();
    const varied = (variation: string, day: number): IndexEntry => ({
      ...whole,
      href: `rose-buds--${variation.replace(" ", "-")}/index.html`,
      variation,
      answer: `So far ${variation}. And more.`,
      madeAt: `2026-02-0${day}T00:00:00Z`,
    });
    const other = { ...varied("seeds 2", 3), href: "blocks--seeds-2/index.html", title: "Blocks" };
    const page = buildIndex([varied("seeds 3", 1), varied("steps 9", 2), whole, other], "");
    expect(page.match(/<li class="report"/g)).toHaveLength(2);
    const folded = /<details class="explored">.*?<\/details>/s.exec(page)![0];
    expect(words(folded)).toBe(
      " 2 exploratory runs steps 9 · 2026-02-02 So far steps 9. seeds 3 · 2026-02-01 So far seeds 3. ",
    );
    expect(folded).toContain('href="rose-buds--steps-9/index.html"');
    // A scenario of which only that exists is shown by it, and says so.
    expect(words(page.slice(page.indexOf("Blocks")))).toContain("Exploratory, not as written: seeds 2");
  });

  it("shows a card of an earlier lab without what it lacks", () => {
    const page = buildIndex([{ ...entry(), answer: "", lead: null, verdicts: [] }], "");
    expect(page).toContain("does batch norm repair it?");
    expect(page).toContain("No claims");
    expect(page).not.toMatch(/<svg|class="told"/);
  });

  it("escapes texts, those of pictures among them", () => {
    const text = "<b onclick=x>";
    const given = indexEntry(trainedInput({ seeds: 2, text }));
    const page = buildIndex([{ ...given, answer: text, lead: { ...given.lead!, title: text } }], "");
    expect(page).not.toContain("<b onclick");
    expect(page.match(/&lt;b onclick=x&gt;/g)!.length).toBeGreaterThanOrEqual(3);
  });

  it("says what to do where there is no report yet", () => {
    expect(buildIndex([], "")).toContain("npm start");
  });

  it("opens with the live lab where it lies beside", () => {
    const entries = [indexEntry(trainedInput({ seeds: 2 }))];
    expect(buildIndex(entries, "", [], true)).toContain('<a href="live.html">');
    expect(buildIndex(entries, "")).not.toContain("live.html");
  });

  it("says which cards cannot be read, and shows the others", () => {
    const page = buildIndex([entry()], "", ["<i>foreign"]);
    expect(page).toContain("does batch norm repair it?");
    expect(page).toContain("&lt;i&gt;foreign: its card.json cannot be read");
  });
});
