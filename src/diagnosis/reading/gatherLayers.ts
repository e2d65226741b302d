import type { Fault } from "../../scenario/faults.ts";
import type { Moments, NormLayer, NormUnit } from "../statisticsTable.ts";
import type { ColumnName } from "./columns.ts";
import type { NumberColumn, ReadRow } from "./readRow.ts";

/**
 * Layers and units in the order in which the table names them first. What belongs to a unit (running and population
 * statistics) or to a layer (momentum, ε, updates, mode) is the same in all of its rows. A cell that could not be read is told
 * already, and makes no other fault.
 *
 * @param hasAllRows whether there is no row that is not known to be of this layer and unit or that
 */
export function gatherLayers(
  rows: readonly ReadRow[],
  hasAllRows: boolean,
): {
  readonly layers: readonly NormLayer[];
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const layers = [...groups(rows, ({ layer }) => layer)].map(([layer, own]): NormLayer => {
    const units = [...groups(own, ({ unit }) => unit)];
    const first = own.find(({ isWhole }) => isWhole) ?? own[0]!;
    for (const name of ["momentum", "updates", "epsilon"] as const)
      faults.push(...differing(own, name, `layer ${layer} has one`));
    faults.push(...differingWords(own, layer));
    const [, firstRows] = units[0]!;
    if (hasAllRows)
      for (const [unit, its] of units) faults.push(...unevenBatches(unit, its, units[0]![0], firstRows));
    return {
      layer,
      units: units.map(([unit, its]) => unitOf(unit, its, faults)),
      momentum: weightOfNew(first),
      updates: first.numbers.updates,
      epsilon: first.numbers.epsilon,
      mode: first.mode,
    };
  });
  return { layers, faults };
}

function unitOf(unit: string, rows: readonly ReadRow[], faults: Fault[]): NormUnit {
  const first = rows.find(({ isWhole }) => isWhole) ?? rows[0]!;
  for (const name of ["runningMean", "runningVariance", "populationMean", "populationVariance"] as const)
    faults.push(
      ...differing(
        rows,
        name,
        `unit ${unit} has one${name.startsWith("running") ? ": take all batches before anything is updated" : ""}`,
      ),
    );
  const { populationMean, populationVariance } = first.numbers;
  const hasBoth = first.columnOf("populationMean") > 0 && first.columnOf("populationVariance") > 0;
  if (first.isWhole && hasBoth && (populationMean === null) !== (populationVariance === null)) {
    const empty = populationMean === null ? "populationMean" : "populationVariance";
    faults.push(faultAt(first, empty, "expected a number, as its neighbour has one; got an empty cell"));
  }
  return {
    unit,
    running: momentsOf(first, "runningMean", "runningVariance"),
    population:
      populationMean === null || populationVariance === null
        ? null
        : { mean: populationMean, variance: populationVariance },
    batches: rows.map((row) => ({
      ...momentsOf(row, "batchMean", "batchVariance"),
      size: row.numbers.batchSize!,
      subset: row.subset,
    })),
  };
}

/** Faults of the head are told already where a column is not there. */
const momentsOf = ({ numbers }: ReadRow, mean: NumberColumn, variance: NumberColumn): Moments => ({
  mean: numbers[mean] ?? Number.NaN,
  variance: numbers[variance] ?? Number.NaN,
});

function weightOfNew({ numbers: { momentum }, momentumConvention }: ReadRow): number | null {
  return momentum !== null && momentumConvention === "keras" ? 1 - momentum : momentum;
}

function differing(rows: readonly ReadRow[], name: NumberColumn, why: string): Fault[] {
  const [first, ...others] = rows.filter(({ isWhole }) => isWhole);
  const value = first?.numbers[name];
  const other = others.find(({ numbers }) => numbers[name] !== value);
  if (first === undefined || other === undefined) return [];
  return [
    faultAt(
      other,
      name,
      `expected ${value ?? "an empty cell"}, as in line ${first.line} (${why}); got ${other.numbers[name] ?? "an empty cell"}`,
    ),
  ];
}

function differingWords(rows: readonly ReadRow[], layer: string): Fault[] {
  return (["mode", "momentumConvention"] as const).flatMap((name) => {
    const [first, ...others] = rows.filter(({ isWhole }) => isWhole);
    const other = others.find((row) => row[name] !== first![name]);
    if (first === undefined || other === undefined) return [];
    return [
      faultAt(
        other,
        name,
        `expected ${first[name] ?? "an empty cell"}, as in line ${first.line} (layer ${layer} has one); got ${other[name] ?? "an empty cell"}`,
      ),
    ];
  });
}

/** Units of a layer have seen the same batches. */
function unevenBatches(
  unit: string,
  rows: readonly ReadRow[],
  firstUnit: string,
  firstRows: readonly ReadRow[],
): Fault[] {
  if (rows.length !== firstRows.length)
    return [
      faultAt(
        rows[0]!,
        "unit",
        `expected ${firstRows.length} row${firstRows.length === 1 ? "" : "s"} of unit ${unit}, one per batch as unit ${firstUnit} has them; got ${rows.length}`,
      ),
    ];
  const at = rows.findIndex(
    (row, batch) =>
      row.isWhole &&
      firstRows[batch]!.isWhole &&
      row.numbers.batchSize !== firstRows[batch]!.numbers.batchSize,
  );
  if (at < 0) return [];
  const expected = firstRows[at]!;
  return [
    faultAt(
      rows[at]!,
      "batchSize",
      `expected ${expected.numbers.batchSize}, as batch ${at + 1} of unit ${firstUnit} has it (line ${expected.line}); got ${rows[at]!.numbers.batchSize}`,
    ),
  ];
}

const faultAt = (row: ReadRow, name: ColumnName, message: string): Fault => ({
  line: row.line,
  column: row.columnOf(name),
  path: name,
  message,
});

function groups<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const own = found.get(name);
    if (own === undefined) found.set(name, [item]);
    else own.push(item);
  }
  return found;
}
