import { describe, expect, it } from "vitest";
import { buildIndex, indexEntry } from "../../src/report/reportsIndex.ts";
import { trainedInput } from "./fixture.ts";

describe("buildIndex", () => {
  it("lists question, verdicts and picture of each report", () => {
    const page = buildIndex([indexEntry(trainedInput({ seeds: 3 }))], "");
    expect(page).toContain("does batch norm repair it?");
    expect(page.match(/class="chip"/g)).toHaveLength(3);
    expect(page).toContain('<svg class="thumbnail"');
    expect(page).toContain('<path d="M');
  });

  it("escapes texts and drops pictures that are not of its own making", () => {
    const entry = indexEntry(trainedInput({ seeds: 2, text: "<b onclick=x>" }));
    const page = buildIndex([{ ...entry, thumbnail: `${entry.thumbnail}<script>alert(1)</script>` }], "");
    expect(page).not.toContain("<b onclick");
    expect(page).not.toContain("<script>alert");
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
    const page = buildIndex([indexEntry(trainedInput({ seeds: 2 }))], "", ["<i>foreign"]);
    expect(page).toContain("does batch norm repair it?");
    expect(page).toContain("&lt;i&gt;foreign: its card.json cannot be read");
  });
});
