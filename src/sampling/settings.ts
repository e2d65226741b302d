/** How the samples of each mini-batch are chosen. */
export type SamplerSettings =
  | {
      readonly kind: "uniform";
      /** false: by epochs, without replacement. */
      readonly replacement: boolean;
      /** What becomes of the last samples of an epoch; they join the next one's first unless told. */
      readonly lastBatch?: "join" | "keep" | "drop";
    }
  | {
      readonly kind: "subset-biased" | "class-biased";
      /** 0 is uniform, 1 is one subset (or class) per batch. */
      readonly bias: number;
      readonly schedule: "alternate" | "random" | "sequential" | "only";
      /** Steps per subset under `alternate`. */
      readonly blockLength: number;
      /** The subset (0 = A) or class that comes first, or for ever under `only`. */
      readonly first: number;
    };

/** How much each sample of a batch counts in the loss. */
export type WeightsSettings =
  | { readonly kind: "none" }
  | {
      readonly kind: "importance";
      /** Shares of the subsets that the loss shall speak for; null: those of the test set. */
      readonly towards: { readonly A: number } | null;
    };
