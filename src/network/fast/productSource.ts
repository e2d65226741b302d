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
 * The text of a dense product in register tiles of 2 × 3 or 3 × 2 sums, the summed index innermost.
 *
 * Six sums and five factors stay in the sixteen registers of x86 and the thirty-two of ARM; eight sums (4 × 2) spill in
 * V8's code and take twice as long. Every sum runs over k upwards, whatever tile it falls in: the order of the plain
 * kernels.
 */
export function productSource(product: Product): string {
  const { rows, columns } = product;
  const wide = rows === 1 || rows % 2 === 0 || columns % 3 === 0;
  const rowTiles = tilesOf(rows, wide ? 2 : 3);
  const columnTiles = tilesOf(columns, wide ? 3 : 2);
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
