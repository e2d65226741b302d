import { describe, expect, it } from "vitest";
import { safeText } from "../../src/terminal/safeText.ts";

describe("safeText", () => {
  it("makes escape sequences and direction marks visible", () => {
    expect(safeText("a\u001b[31mred")).toBe("a\\u001b[31mred");
    expect(safeText("\u202eevil\u0007")).toBe("\\u202eevil\\u0007");
  });

  it("leaves letters, lines and tabs alone", () => {
    expect(safeText("Fläche: β = 1\n\tø")).toBe("Fläche: β = 1\n\tø");
  });
});
