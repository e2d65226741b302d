import type { Choice } from "./choice.ts";
import { decisionFields } from "./decisionFields.ts";
import { normalizationRows } from "./normalizationRows.ts";
import { subsetRows } from "./subsetRows.ts";
import { bandRows, densityRows, ridgeRows } from "./unitRows.ts";
import type { UnitStore } from "./units.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** What the page computes for a chart from the choice; `on` says which changes matter to it. */
export interface Live {
  readonly on: readonly (keyof Choice)[];
  tables(choice: Choice, page: Unpacked, units: UnitStore): Readonly<Record<string, Row[]>>;
}

export const live: Readonly<Record<string, Live>> = {
  bands: {
    on: ["seed", "layer", "unit", "quantity"],
    tables: (choice, page, units) => withMissing({ bands: bandRows(choice, page, units) }, choice, page),
  },
  ridges: {
    on: ["seed", "layer", "unit", "quantity"],
    tables: (choice, page, units) => withMissing({ ridges: ridgeRows(choice, page, units) }, choice, page),
  },
  density: {
    on: ["step", "seed", "layer", "unit", "quantity"],
    tables: (choice, page, units) => withMissing({ density: densityRows(choice, page, units) }, choice, page),
  },
  subsets: {
    on: ["seed", "layer", "unit"],
    tables: (choice, page) => withMissing({ subsets: subsetRows(choice, page) }, choice, page),
  },
  "fields-running": fieldsLive((choice, page) => ({
    ...decisionFields(choice, page, () => true),
    images: decisionFields(choice, page, ({ statistic }) => statistic === "running").images,
  })),
  "fields-by-statistic": fieldsLive((choice, page) =>
    decisionFields(choice, page, ({ statistic }) => statistic !== "running"),
  ),
  learned: fieldsLive((choice, page) => ({
    learned: decisionFields(choice, page, ({ statistic }) => statistic === "running").decided,
  })),
  "normalization-mean": normalizationLive({
    batchMean: "last batch",
    runningMean: "running",
    populationMean: "population",
  }),
  "normalization-variance": normalizationLive({
    batchVariance: "last batch",
    runningVariance: "running",
    populationVariance: "population",
  }),
  "normalization-affine": normalizationLive({ gamma: "γ (scale)", beta: "β (shift)" }),
};

function fieldsLive(tables: (choice: Choice, page: Unpacked) => ReturnType<Live["tables"]>): Live {
  return { on: ["step", "seed"], tables };
}

function normalizationLive(names: Readonly<Record<string, string>>): Live {
  return {
    on: ["seed", "layer", "unit"],
    tables: (choice, page) =>
      withMissing({ normalization: normalizationRows(choice, page, names) }, choice, page, "no batch norm"),
  };
}

/** With a row for every variant that has nothing of the unit that was chosen. */
function withMissing(
  tables: Readonly<Record<string, Row[]>>,
  { layer, unit }: Choice,
  page: Unpacked,
  what = `no unit ${unit + 1}`,
): Readonly<Record<string, Row[]>> {
  const there = new Set(Object.values(tables).flatMap((rows) => rows.map(({ variant }) => variant)));
  const missing = page.data.variants
    .filter(({ code }) => !there.has(code))
    .map(({ code }) => ({ variant: code, missing: `${what} in layer ${layer}` }));
  return { ...tables, missing };
}
