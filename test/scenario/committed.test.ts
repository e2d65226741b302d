import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allScenarioFiles, paperFiles } from "../../src/commands/scenarioFiles.ts";
import { formatFaults } from "../../src/scenario/faults.ts";
import { scenarioJsonSchema } from "../../src/scenario/jsonSchema.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { scenarioName } from "../../src/scenario/slug.ts";

describe("the scenarios folder", () => {
  it.each(allScenarioFiles())("%s has no faults", (path) => {
    const read = readScenarioFile(path);
    expect("faults" in read ? formatFaults(path, read.faults) : "").toBe("");
  });

  it("names every scenario once, those of the papers among them", () => {
    const names = allScenarioFiles().map(scenarioName);
    expect(new Set(names).size).toBe(names.length);
    expect(paperFiles().length).toBeGreaterThanOrEqual(10);
    for (const path of paperFiles()) {
      const read = readScenarioFile(path);
      expect("scenario" in read && read.scenario.paper?.numbers.length).toBeGreaterThanOrEqual(1);
    }
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
