/** Coefficients of the rational approximations, highest power of the numerator first. */
const smallNumerator = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
];
const smallDenominator = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const middleNumerator = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const middleDenominator = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const largeNumerator = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const largeDenominator = [
  1, 2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

const smallest = 0.46875;
const inverseRootPi = 1 / Math.sqrt(Math.PI);

/**
 * The standard normal distribution function.
 *
 *   Φ(x) = ½ (1 + erf(x/√2)) = ½ erfc(−x/√2)
 *   |y| ≤ 0.46875: erf y = y R(y²)      |y| ≤ 4: erfc y = e^−y² R(y)      beyond: e^−y²/y (1/√π + R(1/y²)/y²)
 *
 * Error    below 1e-15 absolute; the lower tail keeps its relative accuracy until it underflows; NaN for NaN
 * Source   W. J. Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, 631–637
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x) * Math.SQRT1_2;
  if (y <= smallest) return 0.5 + 0.5 * erfNearZero(x * Math.SQRT1_2);
  const tail = 0.5 * erfcAbove(y);
  return x < 0 ? tail : 1 - tail;
}

function erfNearZero(y: number): number {
  return y * ratio(smallNumerator, smallDenominator, y * y);
}

/** erfc of y > 0.46875; beyond 27 it underflows. */
function erfcAbove(y: number): number {
  if (y > 27) return 0;
  if (y <= 4) return gaussian(y) * ratio(middleNumerator, middleDenominator, y);
  const square = 1 / (y * y);
  return (gaussian(y) * (inverseRootPi - square * ratio(largeNumerator, largeDenominator, square))) / y;
}

/** e^−y², with y² split so that its rounding does not reach the result. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse));
}

function ratio(numerator: readonly number[], denominator: readonly number[], x: number): number {
  let above = numerator[0]!;
  let below = denominator[0]!;
  for (let k = 1; k < numerator.length; k++) {
    above = above * x + numerator[k]!;
    below = below * x + denominator[k]!;
  }
  return above / below;
}
