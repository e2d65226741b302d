import { inSeries } from "../../findings/inSeries.ts";
import type { DataWords } from "../dataWords.ts";
import { escapeHtml } from "../escape.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Section } from "./section.ts";

/** What the words of this page mean, in the order in which a reader meets them. */
const glossary = ({ data }: ReportModel): readonly (readonly [word: string, meaning: string])[] => [
  ["scenario", "a file that asks one question"],
  ["variant", "one setting of what the scenario varies"],
  ["seed", `one replicate: its own ${ownDraws[data.one]}, initial weights and draws`],
  ["run", "one variant with one seed"],
  ["twins", "runs of different variants with the same seed; they are compared with each other"],
  ["measure", "a number about a run"],
  ["claim", "what is expected, written before the run"],
  ["finding", "how the claim came out: supported, contradicted or inconclusive"],
  ...samplesOf(data),
  [
    "covariate shift",
    "the inputs of training and use are distributed differently, while the right answer to each input stays the same (Shimodaira 2000)",
  ],
  ["step", "one update of the parameters"],
  ["mini-batch", "the samples of one step"],
  ["sampler", "what draws them: uniformly, or from one subset at a time"],
  ["pre-activation, z", "what the dense part of a hidden unit puts out"],
  ["unit input", "what its non-linearity receives: z, or the normalized z"],
  [
    "internal covariate shift",
    "the distribution of a unit’s inputs changes because the layers below it are updated (Ioffe & Szegedy 2015)",
  ],
  ["probe set", "a fixed set of samples, never trained on, through which distributions are observed"],
  ["batch statistics", "mean and variance of z over the mini-batch"],
  ["running statistics", "moving averages of the batch statistics, kept for later"],
  ["population statistics", "exact mean and variance of z over the training set"],
  ["training mode", "normalizes by the batch"],
  ["inference mode", "normalizes by the running statistics, unless a chart says otherwise"],
  ["snapshot", "what is recorded at one step"],
  ["drift", "how far a unit’s inputs moved in a fixed number of steps, on the same samples"],
];

/** What each seed has of its own. */
const ownDraws = { flower: "flowers", row: "division of the rows", sample: "data" } as const;

function samplesOf({ one, subsets }: DataWords): [string, string][] {
  if (one === "flower")
    return [
      ["flower", "one sample"],
      ["trait", "a latent property of a flower, such as how far it is open"],
      ["feature", "what the network sees of it"],
      ["subset A, subset B", "the two kinds of flowers: buds, and flowers that are blown"],
    ];
  return [
    [one, one === "row" ? "one sample: a line of the table" : "what the network sees at a time"],
    ["feature", "a number that the network sees of it"],
    subsets.length === 2
      ? [
          subsets.join(", "),
          `the two parts of the ${one}s that batches may be drawn from, where they are told apart`,
        ]
      : ["subset", `a part of the ${one}s that batches may be drawn from: ${inSeries(subsets)}`],
  ];
}

export const words: Section = {
  id: "words",
  title: "The words used here",
  write: ({ model }) =>
    `<details class="fold"><summary>${glossary(model).length} words, in the order in which a reader meets them</summary><dl class="facts words">${glossary(
      model,
    )
      .map(([word, meaning]) => `<dt>${escapeHtml(word)}</dt><dd>${escapeHtml(meaning)}</dd>`)
      .join("")}</dl></details>`,
};
