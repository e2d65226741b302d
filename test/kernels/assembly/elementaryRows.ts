// The functions of src/kernels/assembly/elementary.ts over rows of even length, for their test and their times.

import {
  exp as expOfTwo,
  expm1 as expm1OfTwo,
  isNormalExp,
  log as logOfTwo,
  log1p as log1pOfTwo,
  sigmoid as sigmoidOfTwo,
  sigmoidOfNormalExp as sigmoidOfTwoNormal,
  softplus as softplusOfTwo,
  TANH_TABLE_BYTES,
  tanh as tanhOfTwo,
  writeTanhTable,
} from "../../../src/kernels/assembly/elementary";

const table: usize = 1024;

/** Makes room and the table; the address of the first free byte. */
export function prepare(bytes: i32): usize {
  const from = table + TANH_TABLE_BYTES;
  memory.grow(i32((from + (bytes as usize)) >> 16) + 1);
  writeTanhTable(table);
  return from;
}

export function exp(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, expOfTwo(v128.load(x)));
}

export function expm1(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, expm1OfTwo(v128.load(x)));
}

export function log(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, logOfTwo(v128.load(x)));
}

export function log1p(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, log1pOfTwo(v128.load(x)));
}

export function tanh(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, tanhOfTwo(v128.load(x), table));
}

export function sigmoid(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, sigmoidOfTwo(v128.load(x)));
}

/** As `sigmoid` where it has to be. */
export function sigmoidOfNormalExp(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, i64x2.bitmask(isNormalExp(v)) == 3 ? sigmoidOfTwoNormal(v) : sigmoidOfTwo(v));
  }
}

export function softplus(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 2, x += 16, y += 16) v128.store(y, softplusOfTwo(v128.load(x)));
}
