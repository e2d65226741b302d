import { describe, expect, it } from "vitest";
import type { KnownNames, NamedTable, TableColumns } from "../../../src/scenario/table/namedTable.ts";
import { readTable } from "../../../src/scenario/table/readTable.ts";

const wanted: TableColumns = { features: ["x", "y"], label: "kind", subset: null };
const read = (text: string, more: Partial<TableColumns> = {}, known: KnownNames | null = null) =>
  readTable(new TextEncoder().encode(text), { ...wanted, ...more }, known);
function table(text: string, more: Partial<TableColumns> = {}, known: KnownNames | null = null): NamedTable {
  const found = read(text, more, known);
  if ("faults" in found) throw new Error(found.faults.join("\n"));
  return found;
}
const faults = (text: string, more: Partial<TableColumns> = {}, known: KnownNames | null = null) => {
  const found = read(text, more, known);
  return "faults" in found ? found.faults : [];
};
const x = ({ features, size }: NamedTable) => [...features.values.subarray(0, size)];

describe("numbers whose marks have two meanings", () => {
  it("refuses points among decimal commas, in the column or in another", () => {
    expect(faults("x;y;kind\n503;-1,15;a\n1.136;-2,29;b\n1.093;0,2;a\n")).toEqual([
      "line 3, column 1 (x): 1.136 (and 1 more in this column) can be read in two ways, since line 2 has -1,15: 1136 or 1,136? Say decimal: point or decimal: comma under data",
    ]);
    expect(faults("x;y;kind\n1,5;1;a\n2.5;1;b\n")[0]).toMatch(/^line 3, column 1 \(x\): 2\.5 can be read/);
  });

  it("refuses them where no cell of the table tells what they mean", () => {
    expect(faults("x;y;kind\n503;1;a\n1.136;2;b\n")[0]).toMatch(
      /^line 3, column 1 \(x\): 1\.136 .*1136 or 1,136/,
    );
    expect(faults("x\ty\tkind\n503\t1\ta\n1,136\t2\tb\n")[0]).toMatch(/1,136 .*1136 or 1\.136/);
    expect(faults("x;y;kind\n1,136;0.5;a\n2;2;b\n")[0]).toMatch(/1,136 .*since line 2 has 0\.5/);
  });

  it.each([
    ["its own cells", "x;y;kind\n1.136;1;a\n1.5;2;b\n", [1.136, 1.5]],
    ["a leading 0", "x;y;kind\n1,136;1;a\n0,136;2;b\n", [1.136, 0.136]],
    ["more digits", "x;y;kind\n1.136;1;a\n1.1361;2;b\n", [1.136, 1.1361]],
    ["another column", "x;y;kind\n1.136;0.5;a\n2;2;b\n", [1.136, 2]],
    ["a comma as separator", "x,y,kind\n1.136,1,a\n2,2,b\n", [1.136, 2]],
  ])("reads the column by %s", (_, text, values) => {
    expect(x(table(text))).toEqual(values);
  });

  it("reads what the scenario says of the marks", () => {
    const text = "x;y;kind\n1.136;-1,15;a\n2.034.567,5;2;b\n999;3;a\n";
    expect(x(table(text, { decimal: "comma" }))).toEqual([1136, 2034567.5, 999]);
    expect(x(table('x,y,kind\n"1,136",1,a\n1 065.5,2,b\n1\u2019000,2,b\n', { decimal: "point" }))).toEqual([
      1136, 1065.5, 1000,
    ]);
    expect(x(table('x,y,kind\n"1,5",1,a\n2,2,b\n', { decimal: "comma" }))).toEqual([1.5, 2]);
    for (const odd of ["1.06", "0.136", "1.1365", "1.136.5", "1.136 065"])
      expect(faults(`x;y;kind\n${odd};1;a\n1;2;b\n`, { decimal: "comma" })[0]).toMatch(/expected a number/);
  });

  it.each([
    ["1 065", /thousands set apart/],
    ["1\u00a0065", /thousands set apart/],
    ["1\u202f065", /thousands set apart/],
    ["1'065", /thousands set apart/],
    ["1\u2019065", /thousands set apart/],
    ["1.065.000", /thousands set apart/],
    ["12 %", /a percent sign/],
    ["12,5%", /a percent sign/],
    ["2024-05-01", /a date/],
    ["01.05.2024", /a date/],
    ["5/1/24", /a date/],
    ["12:30", /a time/],
    ["12 mm", /a unit/],
    ["12.5m²", /a unit/],
    ["€ 12", /a unit/],
    ["1e-400", /beyond the numbers/],
    ["1,5e999", /beyond the numbers/],
  ])("refuses %s and says what to write", (cell, advice) => {
    expect(faults(`x;y;kind\n${cell};1;a\n1;2;b\n`)).toEqual([expect.stringMatching(advice)]);
    expect(faults(`x,y,kind\n"${cell}",1,a\n1,2,b\n`)).toEqual([expect.stringMatching(advice)]);
  });

  it("reads an exponent and the minus of typography", () => {
    expect(x(table("x,y,kind\n1e5,1,a\n\u22122.5,2,b\n1E\u22122,2,b\n"))).toEqual([1e5, -2.5, 0.01]);
  });
});

describe("rows that are not whole", () => {
  it("leaves them out where asked to, and counts what each column misses", () => {
    const found = table("x,y,kind\n1,NA,a\n,,b\n3,3,\n4,4,b\n5,5,a\n,,\n", { missing: "leave-out" });
    expect(x(found)).toEqual([4, 5]);
    expect(found.leftOut).toEqual({
      rows: 3,
      columns: [
        { name: "x", missing: 1, words: [""] },
        { name: "y", missing: 2, words: ["NA", ""] },
        { name: "kind", missing: 1, words: [""] },
      ],
    });
  });

  it("looks at the wanted columns alone", () => {
    expect(table("x,y,z,kind\n1,1,NA,a\n2,2,,b\n").size).toBe(2);
  });

  it("takes rows of empty cells for none, wherever they stand", () => {
    expect(x(table("x,y,kind\n1,1,a\n,,\n , ,\n2,2,b\n,,\n"))).toEqual([1, 2]);
  });

  it("says so where no row is whole", () => {
    expect(faults("x,y,kind\n,1,a\n,2,b\n", { missing: "leave-out" })).toEqual([
      "expected rows without missing values; every row misses one",
    ]);
  });
});

describe("the form of the text", () => {
  it.each([
    ["blanks", "x  y kind\n1 2   a\n  3 4 b\n"],
    ["blanks and tabs", "x \ty kind\n1\t2 a\n3 4 \tb"],
    ["a head with CRLF over rows with LF", "x,y,kind\r\n1,2,a\n3,4,b\n"],
    ["a head with LF over rows with CRLF and CR", "x,y,kind\n1,2,a\r\n3,4,b\r"],
    ["comments above the head", "# made by hand, x, y\n#\n\nx,y,kind\n1,2,a\n3,4,b\n"],
    ["a head that is a comment", "# notes\n# x y kind\n1 2 a\n3 4 b\n"],
    ["a byte-order mark and comments", "\uFEFF# notes\nx;y;kind\n1;2;a\n3;4;b\n"],
  ])("reads %s", (_, text) => {
    const { features, classNames } = table(text);
    expect([...features.values]).toEqual([1, 3, 2, 4]);
    expect(classNames).toEqual(["a", "b"]);
  });

  it("counts lines from the first of the file, whatever ends them", () => {
    expect(faults("# notes\r\n\r\nx,y,kind\r\n1,2,a\nz,4,b\r5,z,a\n")).toEqual([
      expect.stringMatching(/^line 5, column 1 \(x\)/),
      expect.stringMatching(/^line 6, column 2 \(y\)/),
    ]);
    expect(faults("# notes\nx,y\n1,2\n")[0]).toMatch(/^line 2: no column named kind/);
  });

  it("leaves comments below the head out where asked to, and takes them for rows where all begin so", () => {
    const text = "id,x,y,kind\n1,1,1,a\n# 2,9,9,b\n3,3,3,b\n";
    expect(faults(text)).toEqual([expect.stringMatching(/^line 3: begins with #.*comments: leave-out/)]);
    expect(x(table(text, { comments: "leave-out" }))).toEqual([1, 3]);
    expect(x(table("id,x,y,kind\n#1,1,1,a\n#2,2,2,b\n"))).toEqual([1, 2]);
  });

  it("tells nothing of a file that is no table", () => {
    for (const text of [
      "root:x:0:0\nsecret:y:1:1\n",
      "{ secret: 1, other: 2 }\n",
      "secret\n",
      "a, secret, b\nc\n",
    ])
      expect(faults(text).join()).not.toContain("secret");
    expect(faults("a,secret\nb,secret\n")[0]).toContain("there are a, secret");
  });
});

describe("words", () => {
  it.each([
    ["1", "1.0"],
    ["2", "2e0"],
    ["01", "1"],
    ["caf\u00e9", "cafe\u0301"],
    ["big  one", "big one"],
  ])("refuses %s and %s as two", (one, other) => {
    const text = `x,y,kind,site\n1,1,${one},s\n2,2,${other},t\n3,3,third,s\n`;
    expect(faults(text)[0]).toMatch(
      /^column kind: ".*" \(1 row, first in line [23]\) and .* are read as two words/,
    );
    const turned = text.replace("kind,site", "site,kind");
    expect(faults(turned, { subset: "site" })[0]).toMatch(/^column site: /);
  });

  it("keeps words apart that differ in case", () => {
    expect(table("x,y,kind\n1,1,a\n2,2,A\n").classNames).toEqual(["A", "a"]);
  });

  it("makes a subset of each word of a column, up to eight", () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => `${at},1,${at % 2 ? "a" : "b"},h${at}\n`).join("");
    const found = table(`x,y,kind,site\n${rows(3)}`, { subset: "site" });
    expect([...found.subsets!]).toEqual([0, 1, 2]);
    expect(found.subsetNames).toEqual(["h0", "h1", "h2"]);
    expect(table(`x,y,kind,site\n${rows(8)}`, { subset: "site" }).subsetNames).toHaveLength(8);
    expect(faults(`x,y,kind,site\n${rows(9)}`, { subset: "site" })).toEqual([
      "expected 2 to 8 subsets in column site; got 9: h0 (1 row), h1 (1 row), h2 (1 row), h3 (1 row), h4 (1 row), h5 (1 row), h6 (1 row), h7 (1 row), and 1 more; put them into groups, such as subset: { column: site, A: [h0], B: [h1, h2, h3, h4, …] }",
    ]);
    expect(faults("x,y,kind,site\n1,1,a,h0\n2,2,b,h0\n", { subset: "site" })).toEqual([
      "expected 2 to 8 subsets in column site; got 1: h0 (2 rows)",
    ]);
  });

  it("puts the words of a column into subsets as asked", () => {
    const text = "x,y,kind,site\n1,1,a,h0\n2,2,b,h2\n3,3,a,h1\n";
    const found = table(text, { subset: "site", groups: [["h2"], ["h0", "h1"]] });
    expect([...found.subsets!]).toEqual([1, 0, 1]);
    expect(found.subsetNames).toEqual(["h2", "h0, h1"]);
    expect(faults(text, { subset: "site", groups: [["h2"], ["h0"]] })).toEqual([
      "column site has words that none of A, B names: h1 (1 row)",
    ]);
    expect(faults(text, { subset: "site", groups: [["h2"], ["h0", "h1", "h22"]] })).toEqual([
      'column site has no word "h22" (did you mean h2?); it has h0 (1 row), h1 (1 row), h2 (1 row)',
    ]);
  });

  it("makes a feature of each word of a column of categories", () => {
    const text = "x,y,isle,kind\n1,1,north,a\n2,2,south,b\n3,3,north,b\n";
    const found = table(text, { categories: ["isle"] });
    expect(found.featureNames).toEqual(["x", "y", "isle = north", "isle = south"]);
    expect([...found.features.values.subarray(6)]).toEqual([1, 0, 1, 0, 1, 0]);
    const other = "x,y,isle,kind\n1,1,south,a\n2,2,west,b\n";
    expect(faults(other, { categories: ["isle"] }, found)).toEqual([
      "column isle has words that the training table has not: west (1 row, first in line 3); that one has north, south",
    ]);
    expect([
      ...table(other.replace("west", "south"), { categories: ["isle"] }, found).features.values.subarray(4),
    ]).toEqual([0, 0, 1, 1]);
  });
});
