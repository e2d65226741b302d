import { describe, expect, it } from "vitest";
import { buildIndex, indexEntry } from "../../src/report/reportsIndex.ts";
import { trainedInput } from "./fixture.ts";

describe("buildIndex", () => {
  it("lists question, verdicts and picture of each report", () => {
    const page = buildIndex([indexEntry(trainedInput({ seeds: 3 }))], "");
    expect(page).toContain("does batch norm repair it?");
    expect(page.match(/class="chip">. 1 (yes|no|open)</g)).toHaveLength(3);
    expect(page).toContain('<span class="name"><bdi>one-subset, batch norm</bdi></span>');
    expect(page).toContain('<p class="answer"><bdi>3 seeds are too few to decide anything');
  });

  it("folds the variations of a scenario under it", () => {
    const entry = indexEntry(trainedInput({ seeds: 2 }));
    const quick = { ...entry, href: "quick/index.html", variation: "quick" };
    const page = buildIndex([quick, entry], "");
    expect(page.match(/<li class="report"/g)).toHaveLength(1);
    expect(page).toContain('<summary>1 exploratory run</summary><ul><li><a href="quick/index.html">');
  });

  it("escapes texts, and keeps a picture of others within its track", () => {
    const entry = indexEntry(trainedInput({ seeds: 2, text: "<b onclick=x>" }));
    const rows = [
      { label: "<script>alert(1)</script>", from: -9, to: 1e9, words: "<script>alert(2)</script>" },
    ];
    const page = buildIndex([{ ...entry, rows }], "");
    expect(page).toContain('style="left:0.0%;width:100.0%"');
    expect(page).not.toContain("<b onclick");
    expect(page).not.toContain("<script>alert");
  });

  it("says what to do where there is no report yet", () => {
    expect(buildIndex([], "")).toContain("npm start");
  });

  it("says which cards cannot be read, and shows the others", () => {
    const page = buildIndex([indexEntry(trainedInput({ seeds: 2 }))], "", ["<i>foreign"]);
    expect(page).toContain("does batch norm repair it?");
    expect(page).toContain("&lt;i&gt;foreign: its card.json cannot be read");
  });
});
