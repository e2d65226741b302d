import type { NormalizationSettings } from "../network/normalizations/settings.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import type { TrainedBy } from "../tracking/trainedBy.ts";
import { type Course, settingsOf } from "./course.ts";
import { type DialPair, differing, usualDials } from "./dials.ts";
import { type LiveSettings, liveSettings } from "./liveSettings.ts";
import { type OwnData, ownSplit } from "./ownData.ts";
import { networkNames } from "./words.ts";

type Words = string | number | boolean | readonly Words[] | { readonly [key: string]: Words };

/**
 * What the page shows, as a scenario: what both networks share once, what differs as two levels of a factor.
 *
 * `npm run scenario` trains the same networks from it, to the same bits.
 */
export function scenarioText(course: Course): string {
  const { start: pair, own: table = null } = course;
  const names = namesOf(course);
  const [left, right] = [wordsOf(course, "left"), wordsOf(course, "right")];
  const paths = Object.keys(left);
  const own = paths.filter((path) => flow(left[path]!) !== flow(right[path]!));
  const shared = paths.filter((path) => !own.includes(path));
  const { flowers, training, seed } = liveSettings(pair.left);
  const level = (name: string, words: Readonly<Record<string, Words>>) =>
    `    ${name}: ${flow(Object.fromEntries(own.map((path) => [path, words[path]!])))}`;
  return [
    `# Copied from the live lab: ${own.length === 0 ? names[0] : names.join(" and ")}.`,
    "title: From the live lab",
    `question: ${own.length === 0 ? `How does a network with ${names[0]} train?` : "How do the two networks differ?"}`,
    "data:",
    ...(table === null ? [`  flowers: ${flow(flowerWords(flowers))}`] : tableLines(table)),
    "network:",
    ...shared.filter((path) => path.startsWith("network.")).map((path) => line(path, left)),
    // A scenario says how many layers there are, also where its variants say it again.
    ...(own.includes("network.hidden") ? [line("network.hidden", left)] : []),
    "training:",
    `  steps: ${training.steps}`,
    ...shared
      .filter((path) => path.startsWith("training."))
      .filter((path) => path !== "training.phases" || hasPhases(left))
      .map((path) => line(path, left)),
    ...(own.length === 0 ? [] : ["vary:", "  network:", level(names[0], left), level(names[1], right)]),
    `seeds: ${flow({ from: seed, count: 1 })}`,
    "",
  ].join("\n");
}

const hasPhases = (words: Readonly<Record<string, Words>>) =>
  (words["training.phases"] as readonly Words[]).length > 0;

const line = (path: string, words: Readonly<Record<string, Words>>) =>
  `  ${path.slice(path.indexOf(".") + 1)}: ${flow(words[path]!)}`;

/** Of networks that part on the way alone, too, names that differ. */
function namesOf({ start, turns }: Course): readonly [string, string] {
  const names = networkNames(start, differing(start));
  if (names[0] !== names[1] || turns.every(({ pair }) => differing(pair).length === 0)) return names;
  return [`${names[0]}, first`, `${names[1]}, second`];
}

function wordsOf(course: Course, side: keyof DialPair): Readonly<Record<string, Words>> {
  const dials = course.start[side];
  const { network, training } = settingsOf(course, side);
  return {
    "network.hidden": network.hidden.map(({ units }) => units),
    "network.activation": dials.activation,
    "network.normalization": normalizationWords(network.hidden[0]!.normalization),
    "network.initialization": { kind: dials.init, scale: dials.scale },
    ...trainingWords(training),
    "training.phases": phaseWords(training),
  };
}

/** Each phase by what it changes: a setting alone where its kind stays, all of them where it does not. */
function phaseWords({ phases, ...start }: LiveSettings["training"]): Words {
  let current = trainingWords(start);
  return phases.map(({ from, ...set }) => {
    const before = current;
    const next = trainingWords(set);
    current = { ...before, ...next };
    const changes = Object.entries(next).flatMap(([path, words]) => changesOf(path, before[path]!, words));
    return { from, set: Object.fromEntries(changes) };
  });
}

function changesOf(path: string, before: Words, after: Words): [string, Words][] {
  if (!isMap(before) || !isMap(after) || before.kind !== after.kind) return [[path, after]];
  return Object.entries(after)
    .filter(([key, word]) => word !== before[key])
    .map(([key, word]) => [`${path}.${key}`, word]);
}

const isMap = (words: Words): words is { readonly [key: string]: Words } =>
  typeof words === "object" && !Array.isArray(words);

function trainingWords({ batchSize, sampler, optimizer }: Partial<TrainedBy>): Record<string, Words> {
  return {
    ...(batchSize === undefined ? {} : { "training.batchSize": batchSize }),
    ...(sampler === undefined ? {} : { "training.sampler": samplerWords(sampler) }),
    ...(optimizer === undefined
      ? {}
      : { "training.optimizer": { kind: optimizer.kind, learningRate: optimizer.learningRate } }),
  };
}

function samplerWords(sampler: SamplerSettings): Words {
  if (sampler.kind !== "subset-biased") return { ...sampler };
  return { ...sampler, first: sampler.first === 0 ? "A" : "B" };
}

function flowerWords({ train, test, probe, ...flowers }: LiveSettings["flowers"]): Words {
  const { distance, overlap, boundary } = flowers;
  const sizes = Object.entries({ train, test, probe } as const);
  const told = sizes.filter(([name, size]) => size !== usualDials[name as "train"]);
  return { ...Object.fromEntries(told), distance, overlap, boundary };
}

/** The file beside the scenario, and how it is divided. */
function tableLines({ file, table, label, subset, standardize }: OwnData): string[] {
  return [
    `  csv: ${quoted(file)}`,
    `  features: [${table.featureNames.map(quoted).join(", ")}]`,
    `  label: ${quoted(label)}`,
    ...(subset === null ? [] : [`  subset: ${quoted(subset)}`]),
    `  split: ${flow({ ...ownSplit })}`,
    `  standardize: ${standardize}`,
  ];
}

/** A text of the reader's as YAML takes it for one. */
const quoted = (text: string) => JSON.stringify(text);

/** What differs from the defaults of a scenario. */
function normalizationWords(settings: NormalizationSettings): Words {
  if (settings.kind === "none" || settings.kind === "weight") return settings.kind;
  const { kind, placement } = settings;
  if (kind !== "batch") return { kind, placement };
  const { virtualBatch, perSubset, noise, center, scale } = settings;
  return {
    kind,
    placement,
    ...(virtualBatch === null ? {} : { virtualBatch }),
    ...(perSubset ? { perSubset } : {}),
    ...(noise === null ? {} : { noise: { ...noise } }),
    ...(center ? {} : { center }),
    ...(scale ? {} : { scale }),
  };
}

/** YAML on one line. */
function flow(words: Words): string {
  if (Array.isArray(words)) return `[${words.map(flow).join(", ")}]`;
  if (typeof words !== "object") return String(words);
  const entries = Object.entries(words).map(([key, value]) => `${key}: ${flow(value)}`);
  return `{ ${entries.join(", ")} }`;
}
