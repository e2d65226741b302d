// The first page of the memory is the module's own; the kernels' arrays begin behind it.

import { TANH_TABLE_BYTES, writeTanhTable } from "./elementary";

/** Where the table of tanh stands. */
export const TANH_TABLE: usize = 1024;

/** Where weights are laid side by side for a product. */
export const PACKED: usize = TANH_TABLE + TANH_TABLE_BYTES;
export const PACKED_BYTES: usize = 65536 - PACKED;

/** Once, before any other call. */
export function prepare(): void {
  writeTanhTable(TANH_TABLE);
}
