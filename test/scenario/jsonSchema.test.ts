import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { allScenarioFiles } from "../../src/commands/scenarioFiles.ts";
import { type JsonSchema, scenarioJsonSchema } from "../../src/scenario/jsonSchema.ts";
import { measures } from "../../src/scenario/vocabulary/measures.ts";

const schema = scenarioJsonSchema();

/** The schema with references replaced by what they point to. */
function whole(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(whole);
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node) return whole(at(node.$ref as string));
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, whole(child)]));
}

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], schema);

/** Why a level is refused; nothing where it is right. */
function faultsOfLevel(level: Record<string, unknown>): string[] {
  const { properties = {}, patternProperties = {} } = schema.$defs!.level!;
  return Object.entries(level).flatMap(([path, value]) => {
    const pattern = Object.keys(patternProperties).find((each) => new RegExp(each, "u").test(path));
    const declared = properties[path] ?? (pattern && patternProperties[pattern]);
    if (!declared) return [`${path}: unknown`];
    const isRight = z.fromJSONSchema(whole(declared) as never).safeParse(value).success;
    return isRight ? [] : [`${path}: ${JSON.stringify(value)}`];
  });
}

describe("the JSON Schema of a scenario", () => {
  it.each(allScenarioFiles())("knows all that %s varies", (name) => {
    const { vary = {} } = parse(readFileSync(name, "utf8"));
    for (const [factor, levels] of Object.entries<Record<string, unknown>>(vary)) {
      const all = Array.isArray(levels)
        ? levels.map((value) => ({ [factor]: value }))
        : (Object.values(levels) as Record<string, unknown>[]);
      expect(all.flatMap(faultsOfLevel)).toEqual([]);
    }
  });

  it("refuses a path that there is not, and a value that the setting cannot have", () => {
    expect(
      faultsOfLevel({
        "network.normalisation": "batch",
        "network.normalization": "batched",
        "network.hidden[1].units": 0,
        "network.hidden[1].unit": 4,
        "training.optimizer.learningRate": "fast",
        "training.optimizer.kind": "adam",
        "training.sampler.bias": 0.5,
      }),
    ).toEqual([
      "network.normalisation: unknown",
      'network.normalization: "batched"',
      "network.hidden[1].units: 0",
      "network.hidden[1].unit: unknown",
      'training.optimizer.learningRate: "fast"',
    ]);
  });

  it("completes a factor that is a path, with the list of its values", () => {
    const { vary } = schema.properties as Record<string, JsonSchema>;
    const [list] = vary!.properties!["training.batchSize"]!.anyOf!;
    expect(whole(list)).toMatchObject({ type: "array", items: { type: "integer", minimum: 1 } });
    expect(vary!.additionalProperties).toEqual({ $ref: "#/$defs/levels" });
  });

  it("describes every measure and every form of claim", () => {
    const entries = schema.$defs!.measure!.oneOf!;
    expect(entries.map((entry) => entry.const)).toEqual(Object.keys(measures));
    for (const { title, description } of entries) expect([title, description].every(Boolean)).toBe(true);
    const claim = schema.properties!.claims!.items!;
    expect(claim.anyOf!.map(({ title, required }) => [title, required])).toEqual([
      ["difference", ["better", "than"]],
      ["contrast", ["better", "than", "beyond"]],
      ["same", ["same"]],
      ["trend", ["trend"]],
      ["association", ["associates"]],
    ]);
    expect(whole(claim.properties!.measure)).toMatchObject({ anyOf: expect.any(Array) });
  });
});
