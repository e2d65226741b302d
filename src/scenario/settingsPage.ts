import { stringify } from "yaml";
import { type JsonSchema, scenarioJsonSchema } from "./jsonSchema.ts";
import { claimForms } from "./vocabulary/claimForms.ts";
import { measures } from "./vocabulary/measures.ts";

/** The reference of everything that a scenario can say, as Markdown: made from the vocabulary. */
export function settingsPage(): string {
  const { properties = {} } = scenarioJsonSchema();
  const settings = Object.entries(properties).filter(([key]) => key !== "claims" && key !== "vary");
  const known = new Map<string, string>();
  const whole: JsonSchema = { type: "object", properties: Object.fromEntries(settings) };
  return [
    "# Settings",
    "Made by `npm run settings` from the vocabulary in `src/scenario/vocabulary/`; do not edit. Editors read the same " +
      "from `scenarios/scenario.schema.json`.",
    "A list of things is `[]`. A setting with a `kind` can be given by the word alone where its other settings have " +
      "defaults: `normalization: batch`. Where there is no default, the setting has to be said, or is absent unless said.",
    ...sectionsOf("A scenario", "", whole, 2, known),
    "## `vary`",
    properties.vary!.description ?? "",
    "```yaml\n" +
      'vary:\n  normalization:\n    none: { network.normalization: none }\n    batch norm: { network.normalization: batch }\n  "training.optimizer.learningRate": [0.1, 1]\n```',
    ...sectionsOf("`claims[]`", "claims[]", properties.claims!.items!, 2, known),
    ...claimFormSections(),
    ...measureTable(),
  ]
    .join("\n\n")
    .concat("\n");
}

/** A map's settings as a table, then those of them that are maps or kinds themselves. */
function sectionsOf(
  title: string,
  path: string,
  schema: JsonSchema,
  level: number,
  known: Map<string, string>,
): string[] {
  const children = ownSettings(schema).map(([key, child]) => ({
    path: path === "" ? key : `${path}.${key}`,
    child,
  }));
  // What is said for all comes before what is said for each.
  const lists = children.filter(({ child }) => child.items);
  const inner = [...children.filter(({ child }) => !child.items), ...lists].flatMap(({ path: at, child }) => {
    const form = inside(child);
    const shape = JSON.stringify(form.map(({ schema: each }) => each));
    if (form.length === 0 || known.has(shape)) return [];
    known.set(shape, at);
    return form.flatMap(({ suffix, schema: each }) => {
      const kind = kindsOf(each);
      const name = `\`${at}${suffix}\`${kind === "" ? "" : `: ${kind}`}`;
      return sectionsOf(name, `${at}${suffix}`, each, Math.min(level + 1, 4), known);
    });
  });
  const rows = children.map(({ path: at, child }) => {
    const shape = JSON.stringify(inside(child).map(({ schema: each }) => each));
    const elsewhere = known.get(shape);
    const about =
      child.description ?? formsOf(child).find(({ description }) => description)?.description ?? "";
    const link = elsewhere !== undefined && elsewhere !== at ? ` As \`${elsewhere}\`.` : "";
    return [`\`${at}\``, valuesOf(child), defaultOf(child), unitOf(child), `${about}${link}`];
  });
  const about = [path !== "" && schema.description, schema.source && `Source: ${schema.source}.`];
  return [
    `${"#".repeat(level)} ${title}`,
    ...about.filter((line): line is string => typeof line === "string" && line !== ""),
    ...(rows.length > 0 ? [table(["setting", "values", "default", "unit", "meaning"], rows)] : []),
    ...inner,
  ];
}

/** The maps that a setting may be, and those in a list of them. */
function inside(schema: JsonSchema): { readonly suffix: string; readonly schema: JsonSchema }[] {
  return formsOf(schema).flatMap((form) => {
    if (form.items) return inside(form.items).map((each) => ({ ...each, suffix: `[]${each.suffix}` }));
    const says = ownSettings(form).length > 0 || (form.properties && form.source !== undefined);
    return says ? [{ suffix: "", schema: form }] : [];
  });
}

/** The settings of a map, but for the word that tells its kind: the heading has it. */
function ownSettings({ properties = {} }: JsonSchema): [string, JsonSchema][] {
  return Object.entries(properties).filter(
    ([key, { const: fixed, enum: words }]) => key !== "kind" || (fixed === undefined && words === undefined),
  );
}

function formsOf(schema: JsonSchema): JsonSchema[] {
  const arms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return arms.length === 0 ? [schema] : arms.flatMap(formsOf);
}

/** "`batch`" of the map of that kind; empty where it has none. */
function kindsOf({ properties = {} }: JsonSchema): string {
  const { kind = {} } = properties;
  return (kind.enum ?? (kind.const === undefined ? [] : [kind.const])).map(code).join(", ");
}

function valuesOf(schema: JsonSchema): string {
  const words = formsOf(schema).map((form) => {
    if (form.$ref === "#/$defs/measure") return "a [measure](#measures)";
    if (form.$ref !== undefined) return "a map of path: value";
    if (form.const !== undefined) return code(form.const);
    if (form.enum) return form.enum.map(code).join(", ");
    if (form.properties) {
      const kinds = kindsOf(form);
      return kinds === "" ? "a map" : kinds;
    }
    switch (form.type) {
      case "boolean":
        return "`true`, `false`";
      case "null":
        return "`null`";
      case "array":
        return form.prefixItems
          ? `a list of ${form.prefixItems.length}`
          : `a list of: ${valuesOf(form.items ?? {})}`;
      case "integer":
      case "number":
        return `${form.type === "integer" ? "whole number" : "number"}${rangeOf(form)}`;
      case "string":
        return "text";
      case "object":
        return "a map";
      default:
        return "any";
    }
  });
  const each = words.flatMap((word) => (word.startsWith("`") ? word.split(", ") : [word]));
  return [...new Set(each)].join(", ");
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const bounds = [
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${minimum}`,
    exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `to ${maximum}`,
  ].filter(Boolean);
  return bounds.length === 0 ? "" : ` ${bounds.join(" ")}`;
}

function defaultOf({ default: value }: JsonSchema): string {
  return value === undefined ? "" : code(value);
}

function unitOf(schema: JsonSchema): string {
  return [...new Set(formsOf(schema).flatMap(({ unit, items }) => unit ?? (items ? unitOf(items) : [])))]
    .filter(Boolean)
    .join(", ");
}

function claimFormSections(): string[] {
  return Object.entries(claimForms).flatMap(([form, { says, names, example }]) => [
    `### A claim of ${form === "same" ? "sameness" : `a${form === "association" ? "n" : ""} ${form}`}`,
    `${says} It names ${names.map(code).join(", ")}.`,
    `\`\`\`yaml\n${stringify([example], { lineWidth: 100 })}\`\`\``,
  ]);
}

function measureTable(): string[] {
  const per = { run: "", statistic: "inference statistic", layer: "hidden layer", sweep: "factor of rates" };
  const rows = Object.entries(measures).map(([name, entry]) => [
    `\`${name}\``,
    entry.label,
    entry.unit,
    entry.good,
    per[entry.per],
    entry.needs === null ? "" : `\`${entry.needs}\``,
    entry.course === null ? "" : `\`${entry.course}\``,
    entry.compare,
    entry.description,
  ]);
  return [
    "## Measures",
    "What has to be tracked for a measure, and for its course over the steps (`at:`), is an observation of `tracking.observe`.",
    table(
      [
        "measure",
        "label",
        "unit",
        "good",
        "one value per",
        "needs",
        "course needs",
        "compared by",
        "meaning",
      ],
      rows,
    ),
  ];
}

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
