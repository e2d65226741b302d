import { zeros } from "../../matrix.ts";
import { visible } from "../visible.ts";
import { atMost, limits } from "../vocabulary/limits.ts";
import type { CappedFaults } from "./cappedFaults.ts";
import type { Head } from "./head.ts";
import { createMeasuredColumn } from "./measuredColumn.ts";
import type { KnownNames, LeftOut, NamedTable, TableColumns, TableFaults } from "./namedTable.ts";
import { isMissing, missingValues, noColumn } from "./tableFaultWords.ts";
import { alikeFaults, classFaults, subsetFaults, unknownWords } from "./tableWords.ts";
import { createWordColumn } from "./wordColumn.ts";

/** The wanted columns of a table as its rows are read, with everything that is wrong with them. */
export function createWantedColumns(
  wanted: TableColumns,
  top: Head,
  faults: CappedFaults,
  mostSubsets: number = limits.subsets,
) {
  const {
    features,
    categories = [],
    label,
    isMeasured = false,
    subset,
    groups = null,
    missing = "refuse",
    comments = "refuse",
  } = wanted;
  const numbers = isMeasured ? [...features, label] : features;
  const names = [
    ...numbers,
    ...categories,
    ...(isMeasured ? [] : [label]),
    ...(subset === null ? [] : [subset]),
  ];
  const writing = { decimal: wanted.decimal ?? null, separator: top.separator };
  const words = names.slice(numbers.length).map(createWordColumn);
  /** Null where the label is measured. */
  const labels = isMeasured ? null : words[categories.length]!;
  const subsets = words[categories.length + (isMeasured ? 0 : 1)];
  const absences = names.map(() => ({ count: 0, line: 0, words: new Set<string>() }));
  let columns: ReturnType<typeof createMeasuredColumn>[] = [];
  let head: string[] | null = null;
  let places: readonly number[] = [];
  let rows = 0;
  let leftOut = 0;
  let comment = { count: 0, line: 0 };
  let looksLikeTable = false;

  function readHead(cells: string[]): void {
    head = cells.map((cell) => cell.trim());
    places = names.map((name) => head!.indexOf(name));
    columns = numbers.map((name, at) => createMeasuredColumn(name, places[at]! + 1, writing));
  }

  /** What is wrong with the head; what stands in it is told where rows below it are as long, as in a table. */
  function headFaults(): string[] {
    const absent = [...new Set(names.filter((_, at) => places[at] === -1))];
    const twice = head!.filter((name, at) => names.includes(name) && head!.indexOf(name) !== at);
    if (absent.length === names.length && !looksLikeTable)
      return [
        `line ${top.line}: expected a head of column names, separated by commas, semicolons, tabs or blanks, over rows as long; this is no such table`,
      ];
    return [
      ...absent.map((name) => noColumn(top.line, name, looksLikeTable ? head! : [])),
      ...[...new Set(twice)].map((name) => `line ${top.line}: two columns are named ${visible(name, 60)}`),
    ];
  }

  function readRow(cells: string[], line: number): void {
    if (cells[0]!.trim() === "" && cells.every((cell) => cell.trim() === "")) return;
    if (/^\s*#/.test(cells[0]!)) {
      if (comments === "leave-out") return;
      comment = { count: comment.count + 1, line: comment.line || line };
    }
    rows++;
    looksLikeTable ||= cells.length > 1 && cells.length === head!.length;
    if (places.includes(-1)) return;
    if (cells.length !== head!.length) {
      faults.add(`line ${line}: expected ${head!.length} values, as the head has; got ${cells.length}`);
      return;
    }
    let whole = true;
    for (let at = 0; at < names.length; at++) {
      const cell = cells[places[at]!]!;
      if (!isMissing(cell)) continue;
      whole = false;
      const absence = absences[at]!;
      absence.line ||= line;
      absence.count++;
      if (absence.words.size < 8) absence.words.add(cell.trim());
    }
    if (!whole) leftOut++;
    if (!whole && missing === "leave-out") return;
    for (let at = 0; at < names.length; at++) {
      const cell = cells[places[at]!]!;
      if (isMissing(cell)) continue;
      if (at < numbers.length) columns[at]!.push(cell, line);
      else {
        const column = words[at - numbers.length]!;
        if (column.distinct() <= limits.classes) column.push(cell.trim(), line);
      }
    }
  }

  function rowFaults(): string[] {
    const evidence = columns.map((column) => column.evidence);
    return [
      ...(comment.count > 0 && comment.count < rows
        ? [
            `line ${comment.line}: begins with #, and other rows do not; take such lines out, or say comments: leave-out under data`,
          ]
        : []),
      ...names.flatMap((name, at) => {
        const { count, line } = absences[at]!;
        const absent = missing === "refuse" && count > 0;
        return [
          ...(absent ? [missingValues({ line, column: places[at]! + 1, name }, count, rows)] : []),
          ...(columns[at]?.faults(evidence) ?? []),
        ];
      }),
    ];
  }

  function wordFaults(known: KnownNames | null): string[] {
    if (known === null)
      return [
        ...categories.flatMap((name, at) => categoryFaults(name, words[at]!)),
        ...(labels === null ? [] : classFaults(label, labels, rows - leftOut)),
        ...(subset === null ? [] : subsetFaults(subset, subsets!, groups, mostSubsets)),
      ];
    const ofSubsets = groups?.flat() ?? known.subsetNames;
    return [
      ...categories.flatMap((name, at) => unknownWords(name, "words", words[at]!, known.categoryNames[at]!)),
      ...(labels === null ? [] : unknownWords(label, "classes", labels, known.classNames)),
      ...(subset === null ? [] : unknownWords(subset, "subsets", subsets!, ofSubsets)),
    ];
  }

  function readingFaults(): readonly string[] {
    if (head !== null) for (const message of headFaults()) faults.add(message);
    if (faults.all().length === 0) for (const message of rowFaults()) faults.add(message);
    return faults.all();
  }

  return {
    rows: () => rows,
    add(cells: string[], line: number) {
      if (head === null) readHead(cells);
      else if (rows < limits.samples) readRow(cells, line);
      else if (rows++ === limits.samples) faults.add(`expected ${atMost("samples", "rows")}`);
    },
    /** What is wrong with what was read so far. */
    readingFaults,
    finish(known: KnownNames | null): NamedTable | TableFaults {
      if (head === null) faults.add("expected a head of column names and rows of values; got an empty file");
      else if (rows === 0) faults.add("expected rows below the head; got none");
      if (readingFaults().length > 0) return { faults: faults.all() };
      const size = rows - (missing === "leave-out" ? leftOut : 0);
      if (size === 0) faults.add("expected rows without missing values; every row misses one");
      else for (const message of wordFaults(known)) faults.add(message);
      if (faults.all().length > 0) return { faults: faults.all() };
      const wordsOf = (column: (typeof words)[number]) => column.words().map(({ word }) => word);
      const classNames = labels === null ? [] : (known?.classNames ?? wordsOf(labels));
      const subsetWords = groups === null ? (known?.subsetNames ?? (subsets ? wordsOf(subsets) : [])) : null;
      const categoryNames = known?.categoryNames ?? categories.map((_, at) => wordsOf(words[at]!));
      const yesOrNo = categories.flatMap((name, at) =>
        categoryNames[at]!.map((word) => ({
          name: `${name} = ${word}`,
          values: words[at]!.places((each) => (each === word ? 1 : 0)),
        })),
      );
      const matrix = zeros(features.length + yesOrNo.length, size);
      const taken = columns.map((column) => column.taken());
      const filled = [...taken.slice(0, features.length), ...yesOrNo.map(({ values }) => values)];
      for (const [at, values] of filled.entries()) matrix.values.set(values, at * size);
      return {
        featureNames: [...features, ...yesOrNo.map(({ name }) => name)],
        size,
        features: matrix,
        labels: labels?.places((word) => classNames.indexOf(word)) ?? taken.at(-1)!.slice(),
        isMeasured,
        subsets: subsets
          ? Uint8Array.from(
              subsets.places(
                (word) => subsetWords?.indexOf(word) ?? groups!.findIndex((group) => group.includes(word)),
              ),
            )
          : null,
        classNames,
        subsetNames: subset === null ? [] : (subsetWords ?? groups!.map((group) => group.join(", "))),
        categoryNames,
        leftOut: leftOutOf(),
      };
    },
  };

  function leftOutOf(): LeftOut {
    return {
      rows: leftOut,
      columns: names.flatMap((name, at) => {
        const { count, words } = absences[at]!;
        return count === 0 ? [] : [{ name, missing: count, words: [...words] }];
      }),
    };
  }
}

function categoryFaults(name: string, words: ReturnType<typeof createWordColumn>): string[] {
  if (words.distinct() > limits.classes)
    return [`expected ${atMost("classes", "words")} in column ${visible(name, 60)}; got more`];
  return alikeFaults(name, words.words());
}
