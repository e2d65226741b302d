import { describe, expect, it } from "vitest";
import { withMarkedSection } from "../../src/calibration/markedSection.ts";

const page = "a\n<!-- x: made, not edited -->\n\nold\n\n<!-- end of x -->\nb\n";

describe("a section between marks", () => {
  it("is replaced, and nothing around it", () => {
    const made = withMarkedSection(page, "x", "new\n");
    expect(made).toBe("a\n<!-- x: made, not edited -->\n\nnew\n\n<!-- end of x -->\nb\n");
    expect(withMarkedSection(made, "x", "new")).toBe(made);
  });

  it("is refused where a page has no such marks", () => {
    expect(() => withMarkedSection(page, "y", "new")).toThrow("y: expected a page with");
  });
});
