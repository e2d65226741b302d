import type { Cause } from "./cause.ts";

/** What a cause is called, what to try first, and the scenario of this library that shows it. */
export interface Remedy {
  /** As it stands in a sentence: "the batches are biased". */
  readonly name: string;
  /** In order; the first costs least. */
  readonly tryFirst: readonly string[];
  readonly shownBy: { readonly scenario: string; readonly says: string };
}

/** Path of a scenario from the root of the project. */
export const scenarioPath = (name: string): string => `scenarios/${name}.yaml`;

const renew =
  "Renew the running statistics: pass the training set (or a few hundred well-mixed batches) once in training mode, without updating the weights, and average the batches’ statistics.";

export const remedies: Readonly<Record<Cause, Remedy>> = {
  "biased-batches": {
    name: "the batches are biased",
    tryFirst: [
      "Mix: shuffle the training set, so that every batch holds what inference will see (in PyTorch shuffle=True, or a sampler that draws from all domains and classes).",
      "Where batches cannot be mixed, take a norm that looks at one sample at a time: group norm or layer norm.",
      "Renewing the running statistics alone does not help: the network has learned to read each sample against its batch.",
    ],
    shownBy: {
      scenario: "rose-buds",
      says: "batches of one subset each: right on its own batches, guessing at inference",
    },
  },
  stale: {
    name: "the running statistics are stale",
    tryFirst: [
      renew,
      "See that the norms are in training mode while you train (model.train(); training=True; use_running_average=False), and that nothing resets them.",
      "Take a momentum by which they arrive: 0.1 in PyTorch is 0.9 in Keras and Flax, and 30 updates go 96 % of the way.",
    ],
    shownBy: {
      scenario: "papers/wu-johnson-2021",
      says: "moving averages lag early in training, precise statistics do not",
    },
  },
  "frozen-or-loaded": {
    name: "the running statistics do not fit (frozen or loaded)",
    tryFirst: [
      renew,
      "If the norm is frozen on purpose (fine-tuning), train and infer in the same mode: the numbers to trust are those by the running statistics.",
      "If the checkpoint is another’s, load weights and running statistics together (buffers, moving_mean and moving_variance, batch_stats), or neither.",
    ],
    shownBy: {
      scenario: "which-part-of-batch-norm",
      says: "among its norms is one whose statistics are frozen at step 300",
    },
  },
  "other-domain": {
    name: "inference sees another domain",
    tryFirst: [
      "Compare the input pipelines first: the same scaling, colour order, resizing and augmentation in training and at inference.",
      "If the data really differ, take the statistics of the new domain (adaptive batch norm) before anything else, and see whether that suffices.",
      "Train on both domains in mixed batches.",
    ],
    shownBy: {
      scenario: "train-on-one-subset",
      says: "trained on one subset, tested on the other, with its own statistics and without",
    },
  },
  momentum: {
    name: "momentum looks like the other library’s convention",
    tryFirst: [
      "Write it as your library has it: PyTorch 0.1 = Keras and Flax 0.9; PyTorch 0.01 = Keras and Flax 0.99.",
      renew,
    ],
    shownBy: {
      scenario: "batch-of-four",
      says: "what the conventions come to on a batch that can be followed by hand",
    },
  },
  "small-batch": {
    name: "the batches are too small",
    tryFirst: [
      "Larger batches; over several devices, a norm that shares its statistics (SyncBatchNorm). Accumulating gradients does not enlarge the batch of the norm.",
      "Group norm or layer norm, which do not look at the batch.",
      "Batch renormalization, which trains by the running statistics as far as it dares.",
    ],
    shownBy: { scenario: "batch-size", says: "how large a batch has to be, from 2 to 128" },
  },
  "variance-divisor": {
    name: "the running variance divides by m − 1, the norm by m",
    tryFirst: [
      "Nothing by itself: it fades as 1/m. With batches this small, enlarge them or take another norm.",
      "Or take the running variance times (m − 1)/m once training is over.",
    ],
    shownBy: { scenario: "batch-of-four", says: "m − 1 in place of m shrinks every value to 87 %" },
  },
  epsilon: {
    name: "ε is as large as the variances",
    tryFirst: [
      "See whether these units should be so small: inputs that were never scaled, weights that decayed to nothing, units that are dead.",
      "Scale the inputs to a variance of about 1, or lower ε (PyTorch has 0.00001, Keras 0.001).",
    ],
    shownBy: { scenario: "batch-of-four", says: "where ε stands, and what it changes" },
  },
};
