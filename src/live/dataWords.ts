import type { OwnData } from "./ownData.ts";

/** What the page calls the data: flowers, or rows of a table of the reader's own. */
export interface DataWords {
  /** Of subset A and B; none where the data know none. */
  readonly subsets: readonly string[];
  readonly newOnes: string;
  /** Beside the map of a network that has one alone. */
  readonly note: string;
}

const flowerSubsets = ["buds", "blown roses"];
const oneMap = "No statistics of batches, so it draws one boundary (solid), whatever its batches were.";

export function dataWords(own: OwnData | null): DataWords {
  if (own === null)
    return {
      subsets: flowerSubsets,
      newOnes: "new flowers",
      note: `${oneMap} Dashed: the true one, roses below.`,
    };
  const { table, window, classNames, subsetNames } = own;
  if (window !== null)
    return {
      subsets: subsetNames.length === 0 ? [] : flowerSubsets,
      newOnes: "new flowers",
      note: `${oneMap} A fifth of your flowers is kept to test on.`,
    };
  const [x, y] = table.featureNames;
  const slice = table.featureNames.length === 2 ? "" : ", the other columns at their mean";
  return {
    subsets: subsetNames,
    newOnes: "new rows",
    note: `${oneMap} Across: ${x}, up: ${y}, in sds${slice}. Red: ${classNames[1]}, green: ${classNames[0]}.`,
  };
}
