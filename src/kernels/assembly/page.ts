// The first four pages of the memory are the module's own; the kernels' arrays begin behind them.

import { TANH_TABLE_BYTES, writeTanhTable } from "./elementary";

/** Where the table of tanh stands. */
export const TANH_TABLE: usize = 1024;

/** Where weights are laid side by side for a product. */
export const PACKED: usize = TANH_TABLE + TANH_TABLE_BYTES;
export const PACKED_BYTES: usize = 65536 - PACKED;

/** Where two rows are sorted, 16 bytes for a value of each: three pages, which `mostSorted` of the kernels knows. */
export const SORTED: usize = 65536;
export const SORTED_BYTES: usize = 3 * 65536;

/** Once, before any other call. */
export function prepare(): void {
  writeTanhTable(TANH_TABLE);
}
