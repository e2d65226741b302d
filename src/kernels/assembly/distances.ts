// Distances between points, which are columns: src/kernels/plain/distanceSums.ts.

/** sums[i] = Σ √Σ (x[k][i] − y[k][n])², over features k upwards, even and odd n apart. */
export function distanceSums(
  x: usize, y: usize, sums: usize, rows: i32, points: i32, others: i32, xRow: usize, yRow: usize,
): void {
  const whole = (<usize>(others & ~3)) << 3;
  const even = (<usize>(others & ~1)) << 3;
  for (; points > 0; points--, x += 8, sums += 8) {
    let s = f64x2.splat(0);
    let j: usize = 0;
    // Two pairs at a time, so that one root need not wait for the other.
    for (; j < whole; j += 32) {
      let p = x, r = y + j;
      let a = f64x2.splat(0), b = a;
      for (let k = rows; k > 0; k--, p += xRow, r += yRow) {
        const c = v128.load64_splat(p);
        const d = f64x2.sub(c, v128.load(r)), e = f64x2.sub(c, v128.load(r, 16));
        a = f64x2.add(a, f64x2.mul(d, d));
        b = f64x2.add(b, f64x2.mul(e, e));
      }
      s = f64x2.add(f64x2.add(s, f64x2.sqrt(a)), f64x2.sqrt(b));
    }
    if (j < even) {
      s = f64x2.add(s, f64x2.sqrt(squares(x, y + j, rows, xRow, yRow)));
      j += 16;
    }
    let sum = f64x2.extract_lane(s, 0);
    if (others & 1) sum += Math.sqrt(f64x2.extract_lane(squares(x, y + j, rows, xRow, yRow), 0));
    store<f64>(sums, sum + f64x2.extract_lane(s, 1));
  }
}

function squares(p: usize, r: usize, rows: i32, xRow: usize, yRow: usize): v128 {
  let a = f64x2.splat(0);
  for (; rows > 0; rows--, p += xRow, r += yRow) {
    const d = f64x2.sub(v128.load64_splat(p), v128.load(r));
    a = f64x2.add(a, f64x2.mul(d, d));
  }
  return a;
}
