// Two rows at a time, one in each lane, by a network of comparators: which pairs are compared depends on the number of
// samples alone, so nothing is to be guessed by the machine, and no order of the values is slower than another.
//
// Batcher's bitonic sorter, every comparator ascending: runs of 8 are sorted, then runs of p merged to runs of 2p. What lies
// beyond the last sample counts as +∞, which no comparator moves, so comparators that reach it are left out.

import { SORTED } from "./page";

/**
 * What a comparator of a and b leaves in front. With `later` it swaps the two where b < a, and only there: no value is lost,
 * as one of −0 and 0 would be by a least and a largest that choose among equals.
 */
// @ts-ignore: decorator
@inline
function sooner(a: v128, b: v128): v128 {
  return f64x2.pmin(a, b);
}

// @ts-ignore: decorator
@inline
function later(a: v128, b: v128): v128 {
  return f64x2.pmax(b, a);
}

/** Every eight values, by the 19 comparators that are known to be the fewest. */
function sortEights(at: usize, end: usize): void {
  for (; at < end; at += 128) {
    let a = v128.load(at), b = v128.load(at, 16), c = v128.load(at, 32), d = v128.load(at, 48);
    let e = v128.load(at, 64), f = v128.load(at, 80), g = v128.load(at, 96), h = v128.load(at, 112);
    let t = sooner(a, c); c = later(a, c); a = t;
    t = sooner(b, d); d = later(b, d); b = t;
    t = sooner(e, g); g = later(e, g); e = t;
    t = sooner(f, h); h = later(f, h); f = t;
    t = sooner(a, e); e = later(a, e); a = t;
    t = sooner(b, f); f = later(b, f); b = t;
    t = sooner(c, g); g = later(c, g); c = t;
    t = sooner(d, h); h = later(d, h); d = t;
    t = sooner(a, b); b = later(a, b); a = t;
    t = sooner(c, d); d = later(c, d); c = t;
    t = sooner(e, f); f = later(e, f); e = t;
    t = sooner(g, h); h = later(g, h); g = t;
    t = sooner(c, e); e = later(c, e); c = t;
    t = sooner(d, f); f = later(d, f); d = t;
    t = sooner(b, e); e = later(b, e); b = t;
    t = sooner(d, g); g = later(d, g); d = t;
    t = sooner(b, c); c = later(b, c); b = t;
    t = sooner(d, e); e = later(d, e); d = t;
    t = sooner(f, g); g = later(f, g); f = t;
    v128.store(at, a); v128.store(at, b, 16); v128.store(at, c, 32); v128.store(at, d, 48);
    v128.store(at, e, 64); v128.store(at, f, 80); v128.store(at, g, 96); v128.store(at, h, 112);
  }
}

/** The last three steps of every merge: values 4, 2 and 1 apart, within every eight. */
function mergeEights(at: usize, end: usize): void {
  for (; at < end; at += 128) {
    let a = v128.load(at), b = v128.load(at, 16), c = v128.load(at, 32), d = v128.load(at, 48);
    let e = v128.load(at, 64), f = v128.load(at, 80), g = v128.load(at, 96), h = v128.load(at, 112);
    let t = sooner(a, e); e = later(a, e); a = t;
    t = sooner(b, f); f = later(b, f); b = t;
    t = sooner(c, g); g = later(c, g); c = t;
    t = sooner(d, h); h = later(d, h); d = t;
    t = sooner(a, c); c = later(a, c); a = t;
    t = sooner(b, d); d = later(b, d); b = t;
    t = sooner(e, g); g = later(e, g); e = t;
    t = sooner(f, h); h = later(f, h); f = t;
    v128.store(at, sooner(a, b)); v128.store(at, later(a, b), 16);
    v128.store(at, sooner(c, d), 32); v128.store(at, later(c, d), 48);
    v128.store(at, sooner(e, f), 64); v128.store(at, later(e, f), 80);
    v128.store(at, sooner(g, h), 96); v128.store(at, later(g, h), 112);
  }
}

/** The first step of a merge: in every two runs of `run` bytes, the first value against the last, the second … */
function mirror(begin: usize, end: usize, run: usize): void {
  for (let block = begin; block + run < end; block += 2 * run) {
    let low = block, high = block + 2 * run - 16;
    if (high >= end) { low += high - end + 16; high = end - 16; }
    for (; low < high; low += 16) {
      const a = v128.load(low), b = v128.load(high);
      v128.store(low, sooner(a, b));
      v128.store(high, later(a, b));
      high -= 16;
    }
  }
}

/** Values `apart` bytes from each other, in every two runs of so many. */
function compare(begin: usize, end: usize, apart: usize): void {
  for (let block = begin; block + apart < end; block += 2 * apart) {
    const last = min(block + apart, end - apart);
    for (let low = block; low < last; low += 16) {
      const a = v128.load(low), b = v128.load(low + apart);
      v128.store(low, sooner(a, b));
      v128.store(low + apart, later(a, b));
    }
  }
}

/** As `compare` does at `apart`, and then at half of it. */
function compareTwice(begin: usize, end: usize, apart: usize): void {
  const half = apart >> 1;
  let block = begin;
  for (; block + 2 * apart <= end; block += 2 * apart) {
    const last = block + half;
    for (let at = block; at < last; at += 16) {
      const at1 = at + half, at2 = at + apart, at3 = at1 + apart;
      const a = v128.load(at), b = v128.load(at1), c = v128.load(at2), d = v128.load(at3);
      const a1 = sooner(a, c), c1 = later(a, c), b1 = sooner(b, d), d1 = later(b, d);
      v128.store(at, sooner(a1, b1)); v128.store(at1, later(a1, b1));
      v128.store(at2, sooner(c1, d1)); v128.store(at3, later(c1, d1));
    }
  }
  if (block < end) {
    compare(block, end, apart);
    compare(block, end, half);
  }
}

function sortBothLanes(begin: usize, end: usize): void {
  sortEights(begin, end);
  for (let run: usize = 128; begin + run < end; run <<= 1) {
    mirror(begin, end, run);
    let apart = run >> 1;
    for (; apart >= 256; apart >>= 2) compareTwice(begin, end, apart);
    if (apart == 128) compare(begin, end, apart);
    mergeEights(begin, end);
  }
}

/** y[u] = x[u] ascending, −0 before 0, NaN last */
export function sortRows(x: usize, y: usize, rows: i32, samples: i32, xRow: usize, yRow: usize): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  const infinite = f64x2.splat(Infinity);
  const negative = i64x2.splat(i64.MIN_VALUE);
  const end = SORTED + (((<usize>(samples + 7)) >> 3) << 7);
  for (; rows > 0; rows -= 2) {
    // The last of an odd number of rows stands in both lanes.
    const x1 = rows > 1 ? x + xRow : x, y1 = rows > 1 ? y + yRow : y;
    let nans = i64x2.splat(0), nans1 = nans, zeros = nans;
    let at = SORTED;
    for (let j: usize = 0; j < even; j += 16) {
      const a = v128.load(x + j), b = v128.load(x1 + j);
      const isNumber = f64x2.eq(a, a), isNumber1 = f64x2.eq(b, b);
      nans = i64x2.add(nans, isNumber); nans1 = i64x2.add(nans1, isNumber1);
      zeros = v128.or(zeros, v128.or(i64x2.eq(a, negative), i64x2.eq(b, negative)));
      const c = v128.bitselect(a, infinite, isNumber), d = v128.bitselect(b, infinite, isNumber1);
      v128.store(at, v128.shuffle<u64>(c, d, 0, 2));
      v128.store(at, v128.shuffle<u64>(c, d, 1, 3), 16);
      at += 32;
    }
    // Of every number −1 was added.
    let numbers = -<i32>(i64x2.extract_lane(nans, 0) + i64x2.extract_lane(nans, 1));
    let numbers1 = -<i32>(i64x2.extract_lane(nans1, 0) + i64x2.extract_lane(nans1, 1));
    if (odd) {
      const v = f64x2.replace_lane(v128.load64_zero(x + even), 1, load<f64>(x1 + even));
      const isNumber = f64x2.eq(v, v);
      numbers -= <i32>i64x2.extract_lane(isNumber, 0);
      numbers1 -= <i32>i64x2.extract_lane(isNumber, 1);
      zeros = v128.or(zeros, i64x2.eq(v, negative));
      v128.store(at, v128.bitselect(v, infinite, isNumber));
      at += 16;
    }
    for (; at < end; at += 16) v128.store(at, infinite);
    sortBothLanes(SORTED, end);
    at = SORTED;
    for (let j: usize = 0; j < even; j += 16) {
      const a = v128.load(at), b = v128.load(at, 16);
      v128.store(y + j, v128.shuffle<u64>(a, b, 0, 2));
      v128.store(y1 + j, v128.shuffle<u64>(a, b, 1, 3));
      at += 32;
    }
    if (odd) {
      store<f64>(y + even, load<f64>(at));
      store<f64>(y1 + even, load<f64>(at, 8));
    }
    if (v128.any_true(zeros)) { putNegativeZerosFirst(y, samples); putNegativeZerosFirst(y1, samples); }
    for (let n = numbers; n < samples; n++) store<f64>(y + ((<usize>n) << 3), NaN);
    for (let n = numbers1; n < samples; n++) store<f64>(y1 + ((<usize>n) << 3), NaN);
    x += 2 * xRow; y += 2 * yRow;
  }
}

/** Of a row in order but for its zeros, which comparators do not tell apart. */
function putNegativeZerosFirst(at: usize, samples: i32): void {
  const end = at + ((<usize>samples) << 3);
  while (at < end && load<f64>(at) < 0) at += 8;
  let negative = at;
  for (; at < end && load<f64>(at) == 0; at += 8)
    if (load<i64>(at) < 0) {
      store<f64>(at, 0);
      store<f64>(negative, -0.0);
      negative += 8;
    }
}

/** order[u][k] = the sample of x[u] that stands at k in y[u], which is x[u] in order; of equal ones the first comes first. */
export function orderRows(
  x: usize, y: usize, order: usize, rows: i32, samples: i32, xRow: usize, yRow: usize, oRow: usize,
): void {
  for (; rows > 0; rows--) {
    memory.fill(SORTED, 0, (<usize>samples) << 2);
    let nan = samples;
    while (nan > 0 && load<f64>(y + ((<usize>(nan - 1)) << 3)) != load<f64>(y + ((<usize>(nan - 1)) << 3))) nan--;
    for (let n = 0; n < samples; n++) {
      const value = load<f64>(x + ((<usize>n) << 3));
      let place = nan;
      if (value == value) {
        // The first place whose value is not below it, and then behind the equal ones that were there before.
        let first = y;
        for (let left: usize = <usize>samples; left > 1; left -= left >> 1) {
          const middle = first + ((left >> 1) << 3);
          first = load<f64>(middle - 8) < value ? middle : first;
        }
        if (load<f64>(first) < value) first += 8;
        const taken = SORTED + ((first - y) >> 1);
        place = <i32>((first - y) >> 3) + load<i32>(taken);
        store<i32>(taken, load<i32>(taken) + 1);
      } else nan++;
      store<f64>(order + ((<usize>place) << 3), <f64>n);
    }
    x += xRow; y += yRow; order += oRow;
  }
}
