import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KnownNames, NamedTable } from "../../../src/scenario/table/namedTable.ts";
import { readTable } from "../../../src/scenario/table/readTable.ts";

const wanted = { features: ["x", "y"], label: "kind", subset: null };
const bytes = (text: string) => new TextEncoder().encode(text);
function table(
  text: string,
  columns: Parameters<typeof readTable>[1] = wanted,
  known?: KnownNames,
): NamedTable {
  const read = readTable(bytes(text), columns, known);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read;
}
function faults(text: string, columns: Parameters<typeof readTable>[1] = wanted, known?: KnownNames) {
  const read = readTable(bytes(text), columns, known);
  return "faults" in read ? read.faults : [];
}

describe("readTable", () => {
  it("reads the columns that are wanted, in the order in which they are", () => {
    const read = table("kind,y,other,x\nrose,2,hello,1\nleaf,4,,3\nrose,6,x,5\n");
    expect(read.size).toBe(3);
    expect([...read.features.values]).toEqual([1, 3, 5, 2, 4, 6]);
    expect(read.classNames).toEqual(["leaf", "rose"]);
    expect([...read.labels]).toEqual([1, 0, 1]);
    expect(read.subsets).toBeNull();
  });

  it("reads a measured target as it stands, beside categories and subsets", () => {
    const measured = { features: ["x"], categories: ["c"], label: "y", isMeasured: true, subset: "s" };
    const text = "s,c,x,y\nu,red,1,0.5\nv,blue,2,-3\nu,blue,3,0.5\nv,red,4,1e2\n";
    const read = table(text, measured);
    expect([...read.labels]).toEqual([0.5, -3, 0.5, 100]);
    expect(read.classNames).toEqual([]);
    expect(read.featureNames).toEqual(["x", "c = blue", "c = red"]);
    expect([...read.features.values]).toEqual([1, 2, 3, 4, 0, 1, 1, 0, 1, 0, 0, 1]);
    expect([...read.subsets!]).toEqual([0, 1, 0, 1]);
    expect(faults(text.replace("-3", "much"), measured)).toEqual([
      'line 3, column 4 (y): expected a number; got "much"',
    ]);
  });

  it.each([
    ["commas", "x,y,kind\n1.5,-2e3,a\n.5,+7,b\n"],
    [
      "semicolons and decimal commas, as a spreadsheet saves it",
      "\uFEFFx;y;kind\r\n1,5;-2000;a\r\n0,5;7;b\r\n",
    ],
    ["tabs", "x\ty\tkind\n1.5\t-2000\ta\n0.5\t7\tb"],
    [
      "quotes, line ends in them and blank lines",
      '"x","y","kind"\r\n"1.5","-2000","a"\r\n\r\n0.5,"7","b"\r\n',
    ],
    [
      "other columns with commas and line ends",
      'note,x,y,kind\n"one, two",1.5,-2000,a\n"three\nfour",0.5,7,b\n',
    ],
    ["spaces around", " x , y , kind \n 1.5 , -2000 , a \n0.5,7 ,b\n"],
  ])("reads %s", (_, text) => {
    const read = table(text);
    expect([...read.features.values]).toEqual([1.5, 0.5, -2000, 7]);
    expect(read.classNames).toEqual(["a", "b"]);
  });

  it("numbers classes as numbers where all are", () => {
    expect(table("x,y,kind\n1,1,10\n1,1,9\n1,1,-1\n").classNames).toEqual(["-1", "9", "10"]);
  });

  it("tells two subsets apart", () => {
    const read = table("x,y,kind,site\n1,1,a,south\n1,1,b,north\n", { ...wanted, subset: "site" });
    expect(read.subsetNames).toEqual(["north", "south"]);
    expect([...read.subsets!]).toEqual([1, 0]);
  });

  it("reads a table to test on by the words of the first", () => {
    const first = table("x,y,kind\n1,1,b\n1,1,a\n1,1,c\n");
    expect([...table("x,y,kind\n1,1,c\n1,1,c\n", wanted, first).labels]).toEqual([2, 2]);
    expect(faults("x,y,kind\n1,1,d\n", wanted, first)).toEqual([
      "column kind has classes that the training table has not: d (1 row, first in line 2); that one has a, b, c",
    ]);
  });

  it("gives back the numbers that were written, whatever they are", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const text = values.map((value, row) => `${value},${-value},k${row % 2}`).join("\n");
        const read = table(`x,y,kind\n${text}\n`);
        expect([...read.features.values.subarray(0, values.length)]).toEqual(
          values.map((value) => value + 0),
        );
      }),
    );
  });

  it.each([
    [
      "a column that is not there",
      "x,why,kind\n1,2,a\n",
      ["line 1: no column named y (did you mean why?); there are x, why, kind"],
    ],
    [
      "a column misspelled",
      "x,y,kindd\n1,2,a\n",
      ["line 1: no column named kind (did you mean kindd?); there are x, y, kindd"],
    ],
    ["a column twice", "x,y,x,kind\n1,2,3,a\n1,2,3,b\n", ["line 1: two columns are named x"]],
    [
      "text among numbers",
      "x,y,kind\n1,two,a\n1,2,b\n",
      ['line 2, column 2 (y): expected a number; got "two"'],
    ],
    [
      "a missing number",
      "x,y,kind\n1,NA,a\n,2,b\n,3,a\n",
      [
        "line 3, column 1 (x): 2 of 3 values are missing, this the first; fill in what is missing, or say missing: leave-out under data",
        "line 2, column 2 (y): the value is missing; fill in what is missing, or say missing: leave-out under data",
      ],
    ],
    [
      "a missing class",
      "x,y,kind\n1,1,\n1,2,b\n",
      [
        "line 2, column 3 (kind): the value is missing; fill in what is missing, or say missing: leave-out under data",
      ],
    ],
    [
      "uneven rows",
      "x,y,kind\n1,2,a\n1,2\n1,2,b,9\n",
      [
        "line 3: expected 3 values, as the head has; got 2",
        "line 4: expected 3 values, as the head has; got 4",
      ],
    ],
    [
      "one class alone",
      "x,y,kind\n1,2,a\n3,4,a\n",
      ["expected at least 2 classes in column kind; got 1: a (2 rows)"],
    ],
    ["an empty file", "", ["expected a head of column names and rows of values; got an empty file"]],
    ["a head alone", "x,y,kind\n", ["expected rows below the head; got none"]],
    [
      "infinite numbers",
      "x,y,kind\n1e999,2,a\n1,2,b\n",
      ['line 2, column 1 (x): expected a number; got "1e999" (beyond the numbers of 64 bits)'],
    ],
    [
      "decimal commas between commas",
      'x,y,kind\n"1,5",2,a\n1,2,b\n',
      ['line 2, column 1 (x): expected a number; got "1,5" (a decimal comma; say decimal: comma under data)'],
    ],
    [
      "text below line ends of Windows within quotes",
      'x,y,kind,note\r\n1,2,a,"one\r\n\r\ntwo"\r\n1,two,b,\r\n',
      ['line 5, column 2 (y): expected a number; got "two"'],
    ],
    [
      "text in a row that ends lines below",
      'x,y,kind,note\n1,2,a,\n1,two,b,"one\ntwo"\n',
      ['line 3, column 2 (y): expected a number; got "two"'],
    ],
    ["other bases", "x,y,kind\n0x10,2,a\n1,2,b\n", ['line 2, column 1 (x): expected a number; got "0x10"']],
  ])("refuses %s, with line and column", (_, text, messages) => {
    expect(faults(text)).toEqual(messages);
  });

  it.each([
    ["a quote within a value", 'x,y,kind\n1,2,a\n1,2,5" pipe\n', /^line 3, column 3: a quote within a value/],
    ["text behind a quote", 'x,y,kind\n1,2,"a" b\n', /^line 2, column 3: text behind a closing quote/],
    [
      "a quote that is not closed",
      'x,y,kind\n1,"2,a\n1,2,b\n',
      /^line 2, column 2: a quote that is opened and never closed$/,
    ],
    [
      "a quote that is not closed, among lines of Windows",
      'x,y,kind\r\n1,2,"a\r\nb"\r\n\r\n1,2,"a\r\n1,2,b\r\n',
      /^line 5, column 3: a quote that is opened and never closed$/,
    ],
    [
      "a quote within a value, below a line end in quotes",
      'x,y,kind\r\n1,2,"a\r\nb"\r\n1,2,5" pipe\r\n',
      /^line 4, column 3: a quote within a value/,
    ],
    [
      "a row without end",
      `x,y,kind\n1,"${"2".repeat(1_000_001)}`,
      /^line 2.*: a row of more than 1,000,000 bytes/,
    ],
  ])("refuses %s in words of its own, with the line and nothing more", (_, text, message) => {
    const found = faults(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it("sums what is wrong with a column, and caps what is wrong with rows", () => {
    expect(faults(`x,y,kind\n${"a,1,k\n".repeat(40)}`)).toEqual([
      'line 2, column 1 (x): expected a number; got "a" (and 39 more in this column); columns of words may stand in data.categories',
    ]);
    const all = faults(`x,y,kind\n${"1,k\n".repeat(40)}`);
    expect(all).toHaveLength(11);
    expect(all.at(-1)).toBe("and 30 more");
  });

  it("refuses a class column of numbers that are measured, and says what the lab does", () => {
    const measured = (count: number) =>
      `x,y,kind\n${Array.from({ length: count }, (_, row) => `1,2,${row / 7}`).join("\n")}\n`;
    expect(faults(measured(300))[0]).toMatch(
      /^column kind holds more than 100 different numbers in 300 rows.*classes/,
    );
    expect(faults(measured(30))[0]).toMatch(
      /^column kind holds 30 different numbers in 30 rows.*\(regression\)/,
    );
    const words = Array.from({ length: 300 }, (_, row) => `1,2,word ${row}`).join("\n");
    expect(faults(`x,y,kind\n${words}\n`)[0]).toMatch(/^expected at most 100 classes/);
  });

  it("tells of its progress", () => {
    const seen: number[] = [];
    readTable(bytes(`x,y,kind\n${"1,2,a\n3,4,b\n".repeat(125_000)}`), wanted, null, (rows) =>
      seen.push(rows),
    );
    expect(seen).toEqual([100_000, 200_000]);
  });

  it("writes out what a terminal would act on", () => {
    expect(faults("x,y,kind\n\u001b[31m,2,a\n1,2,b\n")[0]).toContain("\\u001b[31m");
  });
});
