import { describe, expect, it } from "vitest";
import { compile, sourceHash } from "../../kernels.mjs";
import { sourceHash as hashOfModule, moduleText } from "../../src/kernels/module.ts";

describe("the module of the kernels", () => {
  it("is what its sources compile to", async () => {
    expect(hashOfModule, "sources that changed: npm run kernels").toBe(sourceHash());
    const bytes = Buffer.from(await compile());
    expect(Buffer.from(moduleText, "base64").equals(bytes), "another module: npm run kernels").toBe(true);
  });
});
