import type { ChartTable } from "../chartTable.ts";
import type { PanelLayout } from "../page/pageData.ts";

/** A piece of a Vega-Lite specification. */
export type Fragment = { readonly [key: string]: unknown };

/** Some rows of a table. */
export interface RowsOf {
  readonly data: Fragment;
  readonly transform: readonly Fragment[];
}

/** One chart of the report: what it shows in words, its Vega-Lite source, and its data by name. Its id is its place in a table. */
export interface Chart {
  /** Says what is seen. */
  readonly title: string;
  /** How to read this: the first sentence is shown, the others when they are asked for. */
  readonly read: string;
  /** For who cannot see it: what it shows, with numbers where there are some. */
  readonly aria: string;
  readonly spec: Fragment;
  /** Of a live chart what does not depend on the choice. */
  readonly tables?: Readonly<Record<string, ChartTable>>;
  /** Of small multiples. */
  readonly panels?: PanelLayout;
}
