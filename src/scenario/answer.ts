import type { Outcome } from "./vocabulary/outcomes.ts";

/** The answer to a scenario's question, as its author foresaw it: one text for each way the claims may come out. */
export interface Answer {
  /** In order; the first whose findings all came out in one of the ways named is said. */
  readonly cases: readonly {
    readonly when: readonly { readonly finding: FindingName; readonly outcomes: readonly Outcome[] }[];
    readonly say: AnswerText;
  }[];
  readonly otherwise: AnswerText;
}

export type AnswerText = readonly AnswerPart[];

export type AnswerPart =
  | { readonly text: string }
  | { readonly figure: Figure; readonly format: FigureFormat | null }
  /** The first arm whose condition holds; `null` always does. */
  | { readonly arms: readonly { readonly when: Condition | null; readonly say: AnswerText }[] };

/** A claim, and where it leaves factors open, their levels. */
export interface FindingName {
  readonly claim: string;
  readonly where: Readonly<Record<string, string>>;
}

/** A number of a finding: the median of a side (from 1), or the effect in the claim's direction and its interval. */
export interface Figure {
  readonly of: FindingName;
  readonly field: { readonly side: number } | "effect" | "low" | "high";
}

/** `%` a share as a percentage, `steps` with the word, `×` a ratio of the claim's direction; points where shares differ. */
export type FigureFormat = (typeof figureFormats)[number];
export const figureFormats = ["%", "steps", "×"] as const;

export type Condition =
  | { readonly finding: FindingName; readonly is: readonly Outcome[] }
  | { readonly figure: Figure; readonly than: "above" | "below"; readonly value: Comparand }
  | { readonly figure: Figure; readonly within: number; readonly value: Comparand };

/** `guessing` is the share of the largest class. */
export type Comparand = number | "guessing" | Figure;
