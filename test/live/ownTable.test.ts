import { describe, expect, it } from "vitest";
import { type OwnColumns, readOwnTable } from "../../src/live/ownTable.ts";
import { readTable } from "../../src/scenario/table/readTable.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const file = "garden.csv";

/** Twenty rows, and what comes before, between and behind them. */
function table(
  head = "width,height,kind,site",
  row = (at: number) => `${at / 8},${-at},${kindOf(at)},${siteOf(at)}`,
) {
  return `${head}\n${Array.from({ length: 20 }, (_, at) => row(at)).join("\n")}\n`;
}
const kindOf = (at: number) => (at % 2 === 0 ? "rose" : "daisy");
const siteOf = (at: number) => (at % 3 === 0 ? "north" : "south");
const wanted: OwnColumns = { features: ["width", "height"], label: "kind", subset: "site", positive: null };

const texts: Readonly<Record<string, string>> = {
  plain: table(),
  "with a mark, and lines of Windows": `\ufeff${table().replaceAll("\n", "\r\n")}`,
  "with semicolons and decimal commas": table("width;height;kind;site", (at) =>
    [String(at / 8).replace(".", ","), at, kindOf(at), siteOf(at)].join(";"),
  ),
  "in blanks, under a comment": `# made by hand\n${table("width height kind site", (at) => ` ${at}  ${at / 4}\t${kindOf(at)} ${siteOf(at)}`)}`,
  "with a head in a comment": `# ${table("width,height,kind,site")}`,
  "with quotes, doubled ones and a line end within": table(
    'width,height,kind,site,"a note"',
    (at) => `"${at}",${at},"ro""se${at % 2}",${siteOf(at)},"one\ntwo"`,
  ),
  "with empty lines and rows of empty cells": `\n${table()}\n,,,\n\n1,2,rose,north\n`,
};

const wrong: Readonly<Record<string, string>> = {
  "a word among numbers": `${table()}3,high,rose,north\n4,low,rose,south\n`,
  "a unit": `${table()}3 cm,1,rose,north\n`,
  "a value that is missing": `${table()}3,,rose,north\nNA,2,rose,north\n`,
  "a row that is short": `${table()}3,1\n`,
  "a quote within a value": `${table()}3,1,ro"se,north\n`,
  "text behind a quote": `${table()}3,1,"rose"s,north\n`,
  "a quote that is never closed": `${table()}3,1,"rose,north\n`,
  "a quote that is never closed, over lines": `${table()}3,1,"rose,north\n4,1,rose,north\n4,1,rose,north\n`,
  "a word below a line end within quotes": `${table()}3,1,"ro\nse",north\n3,high,rose,north\n`,
  "a word in a row with a line end within quotes": `${table()}3,high,"ro\nse",north\n3,2,rose,north\n`,
  "text behind a quote below a line end in it": `${table()}3,1,"ro\nse"s,north\n`,
  "one class": table("width,height,kind,site", (at) => `${at},1,rose,${siteOf(at)}`),
  "words that are alike": `${table()}1,1,ro se,north\n1,1,rose ,north\n2,2,ro\u00a0se,north\n`,
  "no such column": table("width,hight,kind,site"),
  "numbers that can be read in two ways": table(
    "width;height;kind;site",
    (at) => `1.${100 + at};${at};${kindOf(at)};${siteOf(at)}`,
  ),
  "no rows": "width,height,kind,site\n",
};

describe("a table that is dropped on the page", () => {
  it.each(Object.keys(texts))("%s is read as the command line reads it", (name) => {
    const expected = readTable(bytes(texts[name]!), wanted);
    if ("faults" in expected) throw new Error(expected.faults.join());
    const { outcome } = readOwnTable(file, bytes(texts[name]!), wanted);
    if ("faults" in outcome) throw new Error(outcome.faults.join());
    const { size, features, labels, subsets } = expected;
    expect(outcome.table).toMatchObject({ size, features, labels, subsets });
    expect(outcome).toMatchObject({ classNames: expected.classNames, subsetNames: expected.subsetNames });
  });

  it.each(Object.keys(wrong).filter((name) => name !== "no rows"))(
    "%s is told as the command line tells it",
    (name) => {
      const expected = readTable(bytes(wrong[name]!), wanted);
      if (!("faults" in expected)) throw new Error("no fault");
      expect(readOwnTable(file, bytes(wrong[name]!), wanted).outcome).toEqual({
        faults: expected.faults.map((fault) => `${file}: ${fault}`),
      });
    },
  );

  it("has two subsets at most, where the command line knows of eight", () => {
    const three = bytes(table("width,height,kind,site", (at) => `${at},1,${kindOf(at)},s${at % 3}`));
    expect(readTable(three, wanted)).toMatchObject({ subsetNames: ["s0", "s1", "s2"] });
    expect(readOwnTable(file, three, wanted).outcome).toEqual({
      faults: [
        expect.stringMatching(/^.*: expected 2 subsets in column site; got 3: s0 .*; put them into groups/),
      ],
    });
  });

  it("names line, column, what was expected and what was found", () => {
    expect(readOwnTable(file, bytes(wrong["a word among numbers"]!), null).outcome).toEqual({
      faults: [
        'garden.csv: line 22, column 2 (height): expected a number; got "high" (and 1 more in this column)',
      ],
    });
    for (const text of ["", "width\n1\n", wrong["no rows"]!])
      expect(readOwnTable(file, bytes(text), null).outcome).toHaveProperty("faults");
  });

  it("finds class, subset and numbers by itself", () => {
    expect(readOwnTable(file, bytes(texts.plain!), null).wanted).toEqual(wanted);
    expect(readOwnTable(file, bytes(texts["with semicolons and decimal commas"]!), null).wanted).toEqual(
      wanted,
    );
    const plain = table("a,b,c,y", (at) => `${at / 7},${at * 1.5},${at % 5},${at % 2}`);
    expect(readOwnTable(file, bytes(plain), null).wanted).toEqual({
      features: ["a", "b", "c"],
      label: "y",
      subset: null,
      positive: null,
    });
    const words = table("kind,site", (at) => `${kindOf(at)},${siteOf(at)}`);
    expect(readOwnTable(file, bytes(words), null).outcome).toEqual({
      faults: [
        "garden.csv: expected two or more columns of numbers and one of classes; got kind (words), site (words)",
      ],
    });
  });

  it("tells one of three classes from the others", () => {
    const three = bytes(table("a,b,kind", (at) => `${at},${-at},${["iris", "rose", "tulip"][at % 3]}`));
    const found = readOwnTable(file, three, null);
    expect(found.classes).toEqual(["iris", "rose", "tulip"]);
    const rose = readOwnTable(file, three, { ...found.wanted!, positive: "rose" }).outcome;
    if ("faults" in rose) throw new Error(rose.faults.join());
    expect(rose).toMatchObject({ file: "two-classes-garden.csv", classNames: ["not rose", "rose"] });
    expect([...rose.table.labels.slice(0, 4)]).toEqual([0, 1, 0, 0]);
  });

  it("is refused where it is no text, or beyond a hundred thousand rows", () => {
    expect(readOwnTable(file, Uint8Array.of(0x61, 0, 0x62), null).outcome).toHaveProperty("faults");
    const long = bytes(`a,b,y\n${"1,2,0\n1,2,1\n".repeat(50_001)}`);
    expect(readOwnTable(file, long, null).outcome).toEqual({
      faults: ["garden.csv: expected at most 100000 rows in the live lab; got more"],
    });
  });
});
