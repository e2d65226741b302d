import type { NormalizationSettings } from "../network/normalizations/settings.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import { type DialPair, type Dials, differing } from "./dials.ts";
import { type LiveSettings, liveSettings } from "./liveSettings.ts";
import { type OwnData, ownSplit } from "./ownData.ts";
import { networkNames } from "./words.ts";

type Words = string | number | boolean | readonly Words[] | { readonly [key: string]: Words };

/**
 * What the page shows, as a scenario: what both networks share once, what differs as two levels of a factor.
 *
 * `npm run scenario` trains the same networks from it, to the same bits.
 */
export function scenarioText(pair: DialPair, table: OwnData | null = null): string {
  const names = networkNames(pair, differing(pair));
  const [left, right] = [wordsOf(pair.left, table), wordsOf(pair.right, table)];
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
    ...shared.filter((path) => path.startsWith("training.")).map((path) => line(path, left)),
    ...(own.length === 0 ? [] : ["vary:", "  network:", level(names[0], left), level(names[1], right)]),
    `seeds: ${flow({ from: seed, count: 1 })}`,
    "",
  ].join("\n");
}

const line = (path: string, words: Readonly<Record<string, Words>>) =>
  `  ${path.slice(path.indexOf(".") + 1)}: ${flow(words[path]!)}`;

function wordsOf(dials: Dials, own: OwnData | null): Readonly<Record<string, Words>> {
  const { network, training } = liveSettings(dials, own);
  const { batchSize, sampler, optimizer } = training;
  return {
    "network.hidden": network.hidden.map(({ units }) => units),
    "network.activation": dials.activation,
    "network.normalization": normalizationWords(network.hidden[0]!.normalization),
    "network.initialization": { kind: dials.init, scale: dials.scale },
    "training.batchSize": batchSize,
    "training.sampler": samplerWords(sampler),
    "training.optimizer": { kind: optimizer.kind, learningRate: optimizer.learningRate },
  };
}

function flowerWords({ distance, overlap, boundary }: LiveSettings["flowers"]): Words {
  return { distance, overlap, boundary };
}

function samplerWords(sampler: SamplerSettings): Words {
  if (!("bias" in sampler)) return { ...sampler };
  const { first, ...sampled } = sampler;
  return { ...sampled, first: first === 0 ? "A" : "B" };
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
