import { z } from "zod";
import { claimForms } from "./vocabulary/claimForms.ts";
import { claim, measureName } from "./vocabulary/claims.ts";
import { measures } from "./vocabulary/measures.ts";
import { runSettings, scenarioFile } from "./vocabulary/scenarioFile.ts";
import { phaseSet, trainedBy } from "./vocabulary/training.ts";

/** What the lab's vocabulary says in JSON Schema; `unit` and `source` are its own, which editors pass over. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly unit?: string;
  readonly source?: string;
  readonly $ref?: string;
  readonly examples?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** The JSON Schema of scenario files, for editors: it completes and checks the paths of `vary`, too. */
export function scenarioJsonSchema(): JsonSchema {
  const whole = z.toJSONSchema(scenarioFile, {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if ("entries" in zodSchema._zod.def && zodSchema._zod.def.entries === measureName.def.entries) {
        delete jsonSchema.enum;
        delete jsonSchema.type;
        jsonSchema.$ref = "#/$defs/measure";
      }
      if ((zodSchema as unknown) === phaseSet) {
        for (const key of ["type", "propertyNames", "additionalProperties"] as const)
          delete (jsonSchema as Record<string, unknown>)[key];
        jsonSchema.$ref = "#/$defs/phase";
      }
      if ((zodSchema as unknown) === claim) Object.assign(jsonSchema, { anyOf: formsOfClaims() });
    },
  }) as JsonSchema & { readonly properties: Readonly<Record<string, JsonSchema>> };
  const places = Object.keys(runSettings.shape).flatMap((key) =>
    placesBelow(whole.properties[key]!, `#/properties/${key}`, key),
  );
  const values = valuesByPath(places);
  return {
    ...whole,
    properties: { ...whole.properties, vary: vary(whole.properties.vary!, values) },
    $defs: {
      measure: { description: "A measure.", oneOf: Object.entries(measures).map(measureEntry) },
      level: { ...byPath(values, (value) => value), additionalProperties: false },
      phase: { ...byPath(settableInPhases(values), (value) => value), additionalProperties: false },
      levels: {
        description: "Levels: a name, and a map of path: value.",
        type: "object",
        additionalProperties: { $ref: "#/$defs/level" },
      },
    },
  };
}

function measureEntry([name, { label, unit, good, description }]: [
  string,
  (typeof measures)[keyof typeof measures],
]): JsonSchema {
  return { const: name, title: label, description: `${description} In ${unit}; good is ${good}.` };
}

function formsOfClaims(): JsonSchema[] {
  return Object.entries(claimForms).map(([form, { says, names, example }]) => ({
    title: form,
    description: says,
    required: names,
    examples: [example],
  }));
}

/** Those of the settings that a phase may change. */
function settableInPhases(values: ReadonlyMap<string, JsonSchema>): Map<string, JsonSchema> {
  const roots = Object.keys(trainedBy.shape).map((key) => `training.${key}`);
  return new Map(
    [...values].filter(([path]) => roots.some((root) => path === root || path.startsWith(`${root}.`))),
  );
}

/** A factor: levels by name, or a path with the list of its values. */
function vary({ description = "" }: JsonSchema, values: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const levels = { $ref: "#/$defs/levels" };
  const list = (value: JsonSchema): JsonSchema => ({ anyOf: [{ type: "array", items: value }, levels] });
  return { description, ...byPath(values, list), additionalProperties: levels };
}

/** A map whose keys are paths; an index in one stands for any. */
function byPath(
  values: ReadonlyMap<string, JsonSchema>,
  schemaOf: (value: JsonSchema) => JsonSchema,
): JsonSchema {
  const all = [...values].map(([path, value]) => [path, schemaOf(value)] as const);
  const isIndexed = (path: string) => path.includes("[]");
  const pattern = (path: string) => `^${path.replaceAll(".", "\\.").replaceAll("[]", "\\[\\d+\\]")}$`;
  return {
    type: "object",
    properties: Object.fromEntries(all.filter(([path]) => !isIndexed(path))),
    patternProperties: Object.fromEntries(
      all.filter(([path]) => isIndexed(path)).map(([path, value]) => [pattern(path), value]),
    ),
  };
}

/** Where a setting is declared: its path in a scenario ("network.hidden[].units"), and the pointer to it in the schema. */
interface Place {
  readonly path: string;
  readonly pointer: string;
  readonly schema: JsonSchema;
}

/** A setting and all that stand within it, in every form that it may take. */
function placesBelow(schema: JsonSchema, pointer: string, path: string): Place[] {
  return [{ path, pointer, schema }, ...within(schema, pointer, path)];
}

function within(schema: JsonSchema, pointer: string, path: string): Place[] {
  const forms = (["anyOf", "oneOf"] as const).flatMap((key) =>
    (schema[key] ?? []).flatMap((form, at) => within(form, `${pointer}/${key}/${at}`, path)),
  );
  const named = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    placesBelow(child, `${pointer}/properties/${key}`, `${path}.${key}`),
  );
  const items = schema.items ? placesBelow(schema.items, `${pointer}/items`, `${path}[]`) : [];
  const fixed = (schema.prefixItems ?? []).flatMap((child, at) =>
    placesBelow(child, `${pointer}/prefixItems/${at}`, `${path}[]`),
  );
  return [...forms, ...named, ...items, ...fixed];
}

/** What a setting may be set to, by its path: references to where it is declared, each declaration once. */
function valuesByPath(places: readonly Place[]): Map<string, JsonSchema> {
  return new Map(
    [...new Set(places.map(({ path }) => path))].map((path) => {
      const all = places.filter((place) => place.path === path);
      const once = [...new Map(all.map((place) => [JSON.stringify(place.schema), place])).values()];
      const refs = once.map(({ pointer }) => ({ $ref: pointer }));
      const { description } = once[0]!.schema;
      return [path, refs.length === 1 ? refs[0]! : { ...(description && { description }), anyOf: refs }];
    }),
  );
}
