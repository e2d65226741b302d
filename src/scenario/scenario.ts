import type { FlowerSettings } from "../flowers/settings.ts";
import type { Stratum } from "../flowers/strata.ts";
import type { TableSplitSettings } from "../flowers/table.ts";
import type { NetworkSettings } from "../network/settings.ts";
import type { WeightsSettings } from "../sampling/settings.ts";
import type { Looks } from "../statistics/sequentialSignTest.ts";
import type { InferenceStatistic } from "../tracking/inferenceStatistics.ts";
import type { TrackingSettings } from "../tracking/settings.ts";
import type { TrainedBy } from "../tracking/trainedBy.ts";
import type { TrainingTarget } from "../tracking/trainingTarget.ts";
import type { Answer, AnswerText, FindingName } from "./answer.ts";
import type { LeftOut, TableColumns } from "./table/namedTable.ts";
import type { leadCharts } from "./vocabulary/lead.ts";
import type { MeasureName } from "./vocabulary/measures.ts";

/** A scenario as it was read and checked: one question, its variants resolved to every setting. */
export interface Scenario {
  /** Name of its reports folder: a slug of the file's name. */
  readonly name: string;
  /** Path as the author gave it. */
  readonly file: string;
  /** The file's text, shown in the report. */
  readonly text: string;
  readonly title: string;
  readonly question: string;
  /** A paragraph for the reader: source, what to expect. */
  readonly about: string | null;
  readonly factors: readonly Factor[];
  /** Every combination of levels, the first factor varying slowest. */
  readonly variants: readonly Variant[];
  /** With it, the tuned setting of the variants is that of the file until it is chosen. */
  readonly tune: Tune | null;
  /** With `untilDecided`, `count` is the most there may be until it is known how many decided. */
  readonly seeds: SeedRange & { readonly untilDecided: Looks | null };
  /** Familywise level of the verdicts. */
  readonly level: number;
  readonly claims: readonly Claim[];
  /** null: composed from the verdicts. */
  readonly answer: Answer | null;
  /** The paper that it repeats; null where it repeats none. */
  readonly paper: Paper | null;
  /** The chart beside the answer; null: by the shape of what varies. */
  readonly lead: Lead | null;
  /** Seeds whose runs the page carries in full detail (the first of them). */
  readonly detailedSeeds: number;
}

/** One figure or table of a paper, and the findings that its numbers are set beside. */
export interface Paper {
  readonly cite: string;
  readonly place: string;
  readonly numbers: readonly {
    readonly paper: string;
    readonly finding: FindingName;
    /** null: the finding's own sides and effect. */
    readonly lab: AnswerText | null;
  }[];
  readonly differs: string;
  readonly tried: string;
}

export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
}

export interface Variant {
  /** A slug of its levels, unique in the scenario: "one-subset--batch-norm". */
  readonly id: string;
  /** Its levels as a person says them: "one-subset, batch norm". */
  readonly label: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly settings: RunSettings;
}

/**
 * A setting that is chosen before the reported runs, by each combination of levels of the factors `per` for itself: the
 * value with the best median of a measure over seeds of its own.
 */
export interface Tune {
  readonly path: string;
  /** What is tried, as text. */
  readonly values: readonly string[];
  /** Disjoint from the scenario's. */
  readonly seeds: SeedRange;
  readonly best: MeasureSelector;
  readonly per: readonly string[];
  /** Every variant with every value: its levels name the path, too. */
  readonly candidates: readonly Variant[];
}

export interface SeedRange {
  readonly from: number;
  readonly count: number;
}

/** Everything that decides one run but its seed. */
export interface RunSettings {
  readonly data: DataSettings;
  readonly network: NetworkSettings;
  readonly training: TrainingSettings;
  readonly tracking: TrackingSettings;
}

export type DataSettings =
  | { readonly flowers: FlowerSettings }
  | { readonly rows: RowsSettings }
  | { readonly table: TableSettings };

/** A table of one's own, and what was found in it. */
export interface TableSettings extends Required<TableColumns> {
  /** Path relative to the scenario. */
  readonly csv: string;
  readonly sha256: string;
  /** What the network sees: `features`, then one for each word of each of `categories`. */
  readonly featureNames: readonly string[];
  /** A table to test on; null where a share of the rows is put aside. */
  readonly test: {
    readonly csv: string;
    readonly sha256: string;
    readonly rows: number;
    readonly strata: readonly Stratum[];
    readonly leftOut: LeftOut;
  } | null;
  readonly split: TableSplitSettings;
  readonly standardize: boolean;
  readonly rows: number;
  /** Words of the label, in the order of their numbers; none where it is a measured target. */
  readonly classNames: readonly string[];
  /** What subset A, B, … are called in the file; none without the subset column. */
  readonly subsetNames: readonly string[];
  readonly categoryNames: readonly (readonly string[])[];
  /** Rows by class and subset. */
  readonly strata: readonly Stratum[];
  readonly leftOut: LeftOut;
}

/** Samples given outright: training, test and probe set at once. */
export interface RowsSettings {
  readonly columns: readonly string[];
  readonly samples: readonly (readonly number[])[];
  /** Number of each sample's class, or its real target. */
  readonly labels: readonly number[];
  /** Words of the classes, in the order of their numbers; none where the target is real. */
  readonly classNames: readonly string[];
  readonly standardize: boolean;
}

/** What training goes on by from a step on: whatever is not said stays as it was. */
export interface TrainingPhase extends Partial<TrainedBy> {
  /** The first update (from 1) that is made by it. */
  readonly from: number;
}

export interface TrainingSettings extends TrainedBy {
  readonly steps: number;
  /** In order; those that begin beyond the last step are not reached. */
  readonly phases: readonly TrainingPhase[];
  /** How samples count in the loss; all alike unless told otherwise. */
  readonly weights?: WeightsSettings;
  readonly target: TrainingTarget;
  /** Loss beyond which a run counts as diverged; null: by the training targets, `divergenceBound`. */
  readonly divergedAbove: number | null;
}

/** Which number of a run is meant. */
export interface MeasureSelector {
  readonly kind: MeasureName;
  readonly statistic: InferenceStatistic | null;
  /** 1-based hidden layer, or null where the measure has none (or the median over layers is meant). */
  readonly layer: number | null;
  /** Whether the sides of its claim say which statistic or layer they mean. */
  readonly saidBySides?: true;
  /** When; absent for the measure's own summary of the training. */
  readonly at?: MeasureMoment;
  /** Of a measure of several runs: the factor that tells them apart. */
  readonly over?: string;
}

/** The end of training, a step, or where the training-mode loss on the probe first falls to a level (matched loss). */
export type MeasureMoment = "end" | number | { readonly lossCrosses: number };

/** The chart beside the answer, as its author wants it. */
export interface Lead {
  readonly chart: (typeof leadCharts)[number];
  readonly measure: MeasureSelector;
  /** The factor that lines run over; null: the first with numbers for levels. */
  readonly over: string | null;
  readonly where: Levels;
}

export type Levels = Readonly<Record<string, string>>;

interface ClaimBase {
  readonly id: string;
  readonly says: string;
  readonly source: string | null;
  readonly measure: MeasureSelector;
  /** Factors over whose levels a side is averaged, seed by seed. */
  readonly average?: readonly string[];
  /** Smallest effect worth having: a difference, or a ratio above 1 for measures compared as ratios. */
  readonly by: { readonly difference: number } | { readonly ratio: number };
}

/** Which runs a claim compares, and how. All sides of a claim name the same factors. */
export type ClaimForm =
  | { readonly form: "difference"; readonly better: Levels; readonly than: Levels }
  | { readonly form: "same"; readonly one: Levels; readonly other: Levels }
  | {
      /** (better − than) against (beyond.better − beyond.than). */
      readonly form: "contrast";
      readonly better: Levels;
      readonly than: Levels;
      readonly beyond: { readonly better: Levels; readonly than: Levels };
    }
  | {
      readonly form: "trend";
      readonly over: string;
      readonly direction: "rises" | "falls";
      /** Levels of other factors that the claim keeps to. */
      readonly where?: Levels;
    }
  | {
      /** Across the levels of some factors, the measure rises or falls with another: an association, not a cause. */
      readonly form: "association";
      readonly with: MeasureSelector;
      readonly direction: "rises" | "falls";
      readonly across: readonly string[];
      readonly where?: Levels;
      /** Levels of factors that it runs across: the others are left out. */
      readonly among?: Readonly<Record<string, readonly string[]>>;
    };

/** What is expected, written before the run. */
export type Claim = ClaimBase & ClaimForm;
