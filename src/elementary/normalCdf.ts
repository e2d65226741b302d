import { exp } from "./exp.ts";

/**
 * The standard normal distribution function.
 *
 *   Φ(x) = ½ (1 + erf(x/√2)) = ½ erfc(−x/√2)      y = |x|/√2
 *   y < 0.84: erf y = y + y R(y²)      y < 1.25: erfc y = a − R(y − 1)      beyond: erfc y = e^(−y² + R(1/y²)) / y
 *
 * Error    below 2e-16 absolute; the lower tail keeps its relative accuracy until it underflows; NaN for NaN
 * Source   FreeBSD's `s_erf.c` (Sun Microsystems 1993)
 *
 * @example
 *   normalCdf(1) // 0.841345
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  const y = size * Math.SQRT1_2;
  if (y < 0.84375) return 0.5 + 0.5 * erfNearZero(x * Math.SQRT1_2);
  const tail = 0.5 * (y < 1.25 ? erfcNearOne(y) : erfcBeyond(y, size));
  return x < 0 ? tail : 1 - tail;
}

function erfNearZero(y: number): number {
  const z = y * y;
  const above =
    0.12837916709551256 +
    z *
      (-0.3250421072470015 +
        z * (-0.02848174957559851 + z * (-0.005770270296489442 + z * -0.000023763016656650163)));
  const below =
    1 +
    z *
      (0.39791722395915535 +
        z *
          (0.0650222499887673 +
            z * (0.005081306281875766 + z * (0.00013249473800432164 + z * -0.0000039602282787753681))));
  return y + y * (above / below);
}

function erfcNearOne(y: number): number {
  const s = y - 1;
  const above =
    -0.0023621185607526594 +
    s *
      (0.41485611868374833 +
        s *
          (-0.3722078760357013 +
            s *
              (0.31834661990116175 +
                s * (-0.11089469428239668 + s * (0.035478304325618236 + s * -0.002166375594868791)))));
  const below =
    1 +
    s *
      (0.10642088040084423 +
        s *
          (0.540397917702171 +
            s *
              (0.07182865441419627 +
                s * (0.12617121980876164 + s * (0.01363708391202905 + s * 0.011984499846799107)))));
  return 1 - 0.8450629115104675 - above / below;
}

/** erfc of y = size/√2 ≥ 1.25. From 27 on it underflows. */
function erfcBeyond(y: number, size: number): number {
  if (y > 28) return 0;
  const s = 1 / (y * y);
  const series = y < 1 / 0.35 ? seriesTo(s) : seriesFrom(s);
  // y² is taken from x, in two parts, so that neither its rounding nor that of y reaches the result.
  const coarse = Math.trunc(size * 16) / 16;
  const most = 0.5 * coarse * coarse + 0.5625;
  const rest = 0.5 * (size - coarse) * (size + coarse) - series;
  const exponent = most + rest;
  const value = exp(-exponent);
  return (value - value * (most - exponent + rest)) / y;
}

/** For 1.25 ≤ y < 2.86. */
function seriesTo(s: number): number {
  const above =
    -0.009864944034847148 +
    s *
      (-0.6938585727071818 +
        s *
          (-10.558626225323291 +
            s *
              (-62.375332450326006 +
                s *
                  (-162.39666946257347 +
                    s * (-184.60509290671104 + s * (-81.2874355063066 + s * -9.814329344169145))))));
  const below =
    1 +
    s *
      (19.651271667439257 +
        s *
          (137.65775414351904 +
            s *
              (434.56587747522923 +
                s *
                  (645.3872717332679 +
                    s *
                      (429.00814002756783 +
                        s * (108.63500554177944 + s * (6.570249770319282 + s * -0.0604244152148581)))))));
  return above / below;
}

/** For 2.86 ≤ y. */
function seriesFrom(s: number): number {
  const above =
    -0.0098649429247001 +
    s *
      (-0.799283237680523 +
        s *
          (-17.757954917754752 +
            s *
              (-160.63638485582192 +
                s * (-637.5664433683896 + s * (-1025.0951316110772 + s * -483.5191916086514)))));
  const below =
    1 +
    s *
      (30.33806074348246 +
        s *
          (325.7925129965739 +
            s *
              (1536.729586084437 +
                s *
                  (3199.8582195085955 +
                    s * (2553.0504064331644 + s * (474.52854120695537 + s * -22.44095244658582))))));
  return above / below;
}
