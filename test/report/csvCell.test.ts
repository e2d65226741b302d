import { describe, expect, it } from "vitest";
import { csvCell } from "../../src/report/csvCell.ts";

describe("csvCell", () => {
  it("makes a text that a spreadsheet would work out harmless", () => {
    expect(["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "＝1"].map(csvCell)).toEqual([
      "'=1+1",
      "'+cmd|' /C calc'!A0",
      "'-1+1",
      "'@SUM(A1)",
      "'\t=1",
      "'＝1",
    ]);
    expect(csvCell("\u001b[31m\u2028")).toBe("\\u001b[31m\\u2028");
    expect(csvCell('=A1,"b"')).toBe(`"'=A1,""b"""`);
  });

  it("leaves numbers what they are, written as text or not", () => {
    expect([-1, -1e-7, "-0.5", "+3", 0, null, undefined, "a-b", "1=1"].map(csvCell)).toEqual([
      "-1",
      "-1e-7",
      "-0.5",
      "+3",
      "0",
      "",
      "",
      "a-b",
      "1=1",
    ]);
  });
});
