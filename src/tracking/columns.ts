/** The arrays of a record. */
type Numbers = Float64Array | Float32Array | Uint8Array;

/** A column that is yet to be made: so many numbers for every step. */
class Column<Kind extends Numbers> {
  constructor(
    readonly make: (length: number) => Kind,
    readonly width: number,
  ) {}
}

/** Numbers in double precision: of what is compared with a limit. */
export const float64 = (width = 1): Column<Float64Array> =>
  new Column((length) => new Float64Array(length), width);

/** Numbers in single precision: of what is drawn. */
export const float32 = (width = 1): Column<Float32Array> =>
  new Column((length) => new Float32Array(length), width);

/** Whole numbers from 0 to 255. */
export const bytes = (width = 1): Column<Uint8Array> => new Column((length) => new Uint8Array(length), width);

/** The same once it is made: arrays [step · width + place] where the shape has columns, and all else as it is. */
export type Filled<Shape> =
  Shape extends Column<infer Kind>
    ? Kind
    : Shape extends ArrayBufferView | string | number | boolean | null | undefined
      ? Shape
      : { readonly [Key in keyof Shape]: Filled<Shape[Key]> };

/** What was observed, and after how many updates: the form that every series of a record has. */
export type Series<Shape> = { readonly steps: Int32Array } & Filled<Shape>;

/** Columns of one shape for a list of steps, made once and filled step by step. */
export interface ColumnStore<Shape> {
  /** All steps that there is room for, ascending. */
  readonly steps: Int32Array;
  readonly columns: Filled<Shape>;
  /** Steps that are written; the next one's numbers begin at seen · width. */
  seen: number;
  /** A copy of what was written. */
  series(): Series<Shape>;
}

/** @param shape columns wherever they stand in objects and lists */
export function createColumns<Shape extends object>(steps: Int32Array, shape: Shape): ColumnStore<Shape> {
  const widths = new Map<unknown, number>();
  const columns = withLeaves(shape, (leaf) => {
    if (!(leaf instanceof Column)) return leaf;
    // Filled, so that no step waits for the memory to be handed out.
    const made = leaf.make(steps.length * leaf.width).fill(Number.NaN);
    widths.set(made, leaf.width);
    return made;
  }) as Filled<Shape>;
  const store: ColumnStore<Shape> = {
    steps,
    columns,
    seen: 0,
    series() {
      const written = withLeaves(columns, (leaf) => {
        const width = widths.get(leaf);
        return width === undefined ? leaf : (leaf as Numbers).slice(0, store.seen * width);
      });
      return { steps: steps.slice(0, store.seen), ...(written as object) } as Series<Shape>;
    },
  };
  return store;
}

/** The same shape with ones for numbers, which every axis can show. */
export function blankColumns<Shape extends object>(steps: Int32Array, shape: Shape): Series<Shape> {
  const filled = withLeaves(shape, (leaf) =>
    leaf instanceof Column ? leaf.make(steps.length * leaf.width).fill(1) : leaf,
  );
  return { steps, ...(filled as object) } as Series<Shape>;
}

/** One value for each name. */
export function byName<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name, index: number) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name, index) => [name, value(name, index)])) as Record<Name, Value>;
}

/** A copy of lists and objects with other leaves. */
function withLeaves(value: unknown, leafOf: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withLeaves(each, leafOf));
  if (value === null || typeof value !== "object" || value instanceof Column || ArrayBuffer.isView(value))
    return leafOf(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withLeaves(each, leafOf)]));
}
