import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFaults } from "../../src/scenario/faults.ts";
import { scenarioJsonSchema } from "../../src/scenario/jsonSchema.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";

describe("the scenarios folder", () => {
  it.each(readdirSync("scenarios").filter((name) => name.endsWith(".yaml")))("%s has no faults", (name) => {
    const path = join("scenarios", name);
    const read = readScenarioFile(path);
    expect("faults" in read ? formatFaults(path, read.faults) : "").toBe("");
  });

  it("has the JSON Schema that the vocabulary declares", () => {
    expect(JSON.parse(readFileSync("scenarios/scenario.schema.json", "utf8"))).toEqual(
      JSON.parse(JSON.stringify(scenarioJsonSchema())),
    );
  });

  it("keeps both forms of a shorthand in the schema, with descriptions and defaults", () => {
    const schema = scenarioJsonSchema() as {
      properties: { network: { properties: Record<string, { anyOf: object[]; default: unknown }> } };
    };
    const { normalization } = schema.properties.network.properties;
    expect(normalization).toMatchObject({ default: "none", description: expect.any(String) });
    expect(normalization!.anyOf).toContainEqual({
      type: "string",
      enum: ["none", "batch", "batch-renorm", "layer", "weight"],
    });
  });
});
