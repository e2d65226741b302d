import { tilesOf } from "./tiles.ts";

/**
 * A matrix product in the terms of its kernel: texts, in which `row`, `column` and `k` stand for the first row and
 * column of a tile and the summed index.
 */
export interface Product {
  readonly rows: number;
  readonly columns: number;
  /** Values of the summed index. */
  readonly depth: number;
  /** The factor of row `row + r`, or column `column + c`, at k. */
  readonly rowFactor: (r: number) => string;
  readonly columnFactor: (c: number) => string;
  /** Where the sum of row `row + r` starts. */
  readonly start: (r: number) => string;
  /** Statement that puts away the sum of row `row + r` and column `column + c`. */
  readonly put: (r: number, c: number, sum: string) => string;
}

/**
 * The text of a dense product in register tiles of 2 × 3 or 3 × 2 sums (small ones: 2 × 2), the summed index innermost.
 *
 * Six sums and five factors stay in the sixteen registers of x86 and the thirty-two of ARM; eight sums (4 × 2) spill in
 * V8's code and take twice as long. Every sum runs over k upwards, whatever tile it falls in: the order of the plain
 * kernels.
 */
export function productSource(product: Product): string {
  const [height, width] = tileSize(product);
  const rowTiles = tilesOf(product.rows, height);
  const columnTiles = tilesOf(product.columns, width);
  return rowTiles
    .flatMap((r) =>
      columnTiles.map(
        (c) => `for (let row = ${r.from}; row < ${r.to}; row += ${r.size})
  for (let column = ${c.from}; column < ${c.to}; column += ${c.size}) {
${tileSource(product, r.size, c.size)}
  }`,
      ),
    )
    .join("\n");
}

/** Multiplications up to which a product is compiled for as long as it runs in some thousand steps. */
const small = 10_000;

/** 2 × 3 or 3 × 2, by which fewer kinds of tiles are left over; 2 × 2 where a small product then has one kind alone. */
function tileSize({ rows, columns, depth }: Product): [2 | 3, 2 | 3] {
  if (rows * columns * depth <= small && rows % 2 === 0 && columns % 2 === 0) return [2, 2];
  const wide = rows === 1 || rows % 2 === 0 || columns % 3 === 0;
  return wide ? [2, 3] : [3, 2];
}

/** Up to this depth the inner loop is written out. */
const shallow = 4;

function tileSource(product: Product, height: number, width: number): string {
  const { depth, rowFactor, columnFactor, start, put } = product;
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
  const sums = upTo(height).flatMap((r) => upTo(width).map((c) => ({ r, c, name: `s${r}${c}` })));
  const term = [
    ...upTo(width).map((c) => `const b${c} = ${columnFactor(c)};`),
    ...upTo(height).map((r) => `const a${r} = ${rowFactor(r)};`),
    ...sums.map(({ r, c, name }) => `${name} += a${r} * b${c};`),
  ].join(" ");
  const loop =
    depth <= shallow
      ? upTo(depth)
          .map((k) => `{ const k = ${k}; ${term} }`)
          .join("\n")
      : `for (let k = 0; k < ${depth}; k++) { ${term} }`;
  return [
    ...upTo(height).map((r) => `const start${r} = ${start(r)};`),
    ...sums.map(({ r, name }) => `let ${name} = start${r};`),
    loop,
    ...sums.map(({ r, c, name }) => put(r, c, name)),
  ].join("\n");
}
