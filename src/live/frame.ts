import type { MarkedFlower } from "../report/markedFlowers.ts";
import type { FieldWindow } from "../tracking/meters/decisionFields.ts";
import type { UnitDetail } from "./unitDetail.ts";

/** Cells on a side of the first decision field, which is shown large, and of the others. */
export const fieldSize = 40;
export const smallFieldSize = 24;
/** A field's cell that is a rose for certain. */
export const fieldLevels = 255;
/** A unit's histogram: so many bins over [−reach, reach], the outermost with all beyond. */
export const histogramBins = 30;
export const histogramReach = 6;
/** The last so many batches make "own batches". */
export const ownBatches = 50;

/** What stays the same for as long as a network trains. */
export interface LiveScene {
  /** Units of each hidden layer. */
  readonly widths: readonly number[];
  readonly window: FieldWindow;
  /** Decision fields that there are: "running" and what differs from it. */
  readonly fields: readonly string[];
  /** A few flowers to be drawn, and many as points: x, y, subset (0, 1), rose (1) or not, four numbers each. */
  readonly marks: readonly MarkedFlower[];
  readonly points: Float32Array;
  /** The true boundary, x and y in turn. */
  readonly boundary: Float32Array;
}

/** Share that is right, and mean loss. */
export interface Score {
  readonly accuracy: number;
  readonly loss: number;
}

/** The plane as a network sees it, by one of the ways of taking mean and variance. */
export interface LiveField {
  readonly name: string;
  /** Share that is right of the test flowers that it speaks of: all, or those of its subset. */
  readonly accuracy: number;
  /** [row · size + column], 0 … 255, row by row from the lowest y; as many rows as columns. */
  readonly cells: Uint8Array;
}

/** A network at one step, as the page shows it. All of it belongs to that step. */
export interface LiveFrame {
  readonly step: number;
  /** Null while training goes on. */
  readonly ended: "finished" | "diverged" | null;
  /** Layer (output last) that broke first, where it is known. */
  readonly brokenLayer: number | null;
  /** The mean of the last 50 batches, each as it was before its update; null before the first. */
  readonly own: Score | null;
  /** The test flowers, by running statistics (as the network stands where it has none). */
  readonly fresh: Score;
  /** Their accuracy within each subset, by the same statistics. */
  readonly freshBySubset: readonly [number, number];
  /** Whether all is in it; otherwise the scene's first field, and in turn one of the others or the histograms. */
  readonly isWhole: boolean;
  readonly fields: readonly LiveField[];
  /** [(unit · 2 + subset) · bins + bin]: probe flowers, in inference mode. */
  readonly histograms: Uint16Array | null;
  /** Of each layer the share of units that moved further from the last batch but one than chance; null where that is not known. */
  readonly beyondChance: Float64Array | null;
  /** The unit that was asked about. */
  readonly unit: UnitDetail | null;
  /** Of all parameters' bits: eight hexadecimal digits. */
  readonly fingerprint: string;
}

/** What a frame hands over instead of copying. */
export const buffersOf = ({ fields, histograms }: LiveFrame): ArrayBuffer[] =>
  [...fields.map(({ cells }) => cells), ...(histograms === null ? [] : [histograms])].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
