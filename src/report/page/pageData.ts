import type { UnitQuantity } from "./unitQuantities.ts";

/** What travels in the page: written by the report, read by the page's script. */
export interface PageData {
  readonly charts: readonly PackedChart[];
  readonly variants: readonly {
    readonly id: string;
    /** What charts know it by. */
    readonly code: string;
    readonly label: string;
    readonly colour: string;
  }[];
  /** Words of the scenario and its tables, by the codes that charts know them by. */
  readonly words: Readonly<Record<string, string>>;
  /** Positions of the step slider. */
  readonly steps: readonly number[];
  readonly seeds: readonly number[];
  readonly units: readonly PackedUnits[];
  readonly normalization: readonly PackedUnitSeries[];
  /** What charts know the subsets by. */
  readonly subsetCodes: readonly string[];
  /** "mean of A", "sd of A", … of z. */
  readonly subsets: readonly PackedUnitSeries[];
  readonly fields: readonly PackedFields[];
  readonly name: string;
}

export interface PackedArray {
  readonly type: "f32" | "i32" | "u16" | "u8";
  readonly offset: number;
  readonly length: number;
}

export interface PackedTable {
  readonly rows: number;
  readonly columns: readonly {
    readonly field: string;
    readonly array: PackedArray;
    readonly words: readonly string[] | null;
  }[];
}

export interface PackedChart {
  readonly id: string;
  readonly title: string;
  /** Compiled Vega. */
  readonly vega: unknown;
  /** The Vega-Lite source, for readers. */
  readonly source: unknown;
  readonly tables: Readonly<Record<string, PackedTable>>;
  readonly panels: PanelLayout | null;
}

/** Small multiples share out the width: as many columns as fit, at most so many. */
export interface PanelLayout {
  readonly count: number;
  readonly columns: number;
  readonly minWidth: number;
  /** Width taken by a panel's own axis. */
  readonly axisWidth: number;
  /** Between panels. */
  readonly gap: number;
  /** Height over width, where it matters (maps). */
  readonly aspect: number | null;
}

/** Quantiles of every unit of one layer of one run, in 1024 levels of the unit's own range, as changes over the steps. */
export interface PackedUnits {
  readonly seed: number;
  readonly variant: string;
  readonly quantity: UnitQuantity;
  /** The unit input is z itself: nothing normalizes before the activation. */
  readonly isPreActivation: boolean;
  readonly layer: number;
  readonly units: number;
  /** Of the quantiles, ascending from 0 to 1. */
  readonly levels: readonly number[];
  readonly steps: PackedArray;
  readonly low: PackedArray;
  readonly high: PackedArray;
  /** [(unit · levels + level) · steps + step]: low bytes, then high bytes. */
  readonly codes: PackedArray;
}

/** Some numbers of every unit of one layer of one run, over the steps. */
export interface PackedUnitSeries {
  readonly seed: number;
  readonly variant: string;
  readonly layer: number;
  readonly units: number;
  readonly steps: PackedArray;
  /** [step · units + unit] by name of the quantity. */
  readonly series: Readonly<Record<string, PackedArray>>;
}

export interface PackedFields {
  readonly seed: number;
  readonly variant: string;
  readonly statistic: string;
  readonly size: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly steps: PackedArray;
  /** Two cells per byte, the first in the low half. */
  readonly cells: PackedArray;
}
