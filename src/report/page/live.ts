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
    tables: (choice, page, units) => ({ bands: bandRows(choice, page, units) }),
  },
  ridges: {
    on: ["seed", "layer", "unit", "quantity"],
    tables: (choice, page, units) => ({ ridges: ridgeRows(choice, page, units) }),
  },
  density: {
    on: ["step", "seed", "layer", "unit", "quantity"],
    tables: (choice, page, units) => ({ density: densityRows(choice, page, units) }),
  },
  subsets: {
    on: ["seed", "layer", "unit"],
    tables: (choice, page) => ({ subsets: subsetRows(choice, page) }),
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
    tables: (choice, page) => ({ normalization: normalizationRows(choice, page, names) }),
  };
}
