import type { ClaimForm } from "../scenario.ts";
import type { ClaimInput } from "./claims.ts";

/** What a form of claim says, the sides that it names, and one as an author writes it. */
export interface ClaimFormEntry {
  readonly says: string;
  readonly names: readonly (keyof ClaimInput)[];
  readonly example: ClaimInput;
}

/** Every form that a claim can have. The examples speak of sampling, normalization and depth. */
export const claimForms: Readonly<Record<ClaimForm["form"], ClaimFormEntry>> = {
  difference: {
    says: "One side is better than another, in the measure's good direction.",
    names: ["better", "than"],
    example: {
      id: "bn-helps",
      says: "Batch norm ends at a higher accuracy.",
      measure: "test-accuracy",
      better: { normalization: "batch norm" },
      than: { normalization: "none" },
      by: 0.01,
    },
  },
  contrast: {
    says: "The difference between two sides exceeds that between two others.",
    names: ["better", "than", "beyond"],
    example: {
      id: "bn-helps-more-when-biased",
      says: "Batch norm saves more steps where batches are biased.",
      measure: "steps-to-target",
      better: { normalization: "batch norm", sampling: "one-subset" },
      than: { normalization: "none", sampling: "one-subset" },
      beyond: {
        better: { normalization: "batch norm", sampling: "uniform" },
        than: { normalization: "none", sampling: "uniform" },
      },
      by: { ratio: 1.2 },
    },
  },
  same: {
    says: "Two sides differ by less than `by`, either way.",
    names: ["same"],
    example: {
      id: "bn-harmless",
      says: "Under uniform batches the accuracies are the same.",
      measure: "test-accuracy",
      same: [
        { normalization: "batch norm", sampling: "uniform" },
        { normalization: "none", sampling: "uniform" },
      ],
      by: 0.02,
    },
  },
  trend: {
    says: "The measure rises or falls over the levels of a factor, in their order.",
    names: ["trend"],
    example: {
      id: "deeper-drifts-more",
      says: "The deeper the network, the more its inputs drift.",
      measure: { kind: "drift", layer: 1 },
      trend: { over: "depth", direction: "rises" },
      by: 0.05,
    },
  },
  association: {
    says: "Across variants, the measure rises or falls with another: an association, not a cause.",
    names: ["associates"],
    example: {
      id: "drift-goes-with-steps",
      says: "Where inputs drift more, training takes longer.",
      measure: "steps-to-target",
      associates: { with: "drift", direction: "rises", across: ["normalization", "depth"] },
      by: 0.3,
    },
  },
};
