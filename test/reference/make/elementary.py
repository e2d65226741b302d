"""Makes test/reference/elementary/*.json: elementary functions at chosen arguments, correctly rounded.

Run from the project's root with Python 3 and mpmath: python3 test/reference/make/elementary.py

A row is [x, value, rest]: the argument, the double nearest to f(x), and what f(x) has beyond it, in units in the last
place of that double (between -0.5 and 0.5). Values are computed with 200 digits, and again with 260: a row whose
rounding would differ is an error. Random arguments are seeded.
"""

import json
import math
import random
import struct
from pathlib import Path

import mpmath
from mpmath import mpf

folder = Path(__file__).parent.parent / "elementary"


def ulp(value: float) -> mpf:
    """Distance of neighbouring doubles at the value, 2^-1074 for denormal ones."""
    return mpf(2) ** -1074 if abs(value) < 2.0**-1022 else mpf(2) ** (math.frexp(abs(value))[1] - 53)


def nearest(exact: mpf) -> float:
    """The double nearest to it. mpmath's own conversion rounds denormal numbers twice."""
    if exact == 0:
        return 0.0
    exponent = max(int(mpmath.floor(mpmath.log(abs(exact), 2))), -1022) - 52
    return math.ldexp(int(mpmath.nint(mpmath.ldexp(exact, -exponent))), exponent)


def row(function, x: float) -> list[float] | None:
    with mpmath.workdps(200):
        exact = function(mpf(x))
        value = nearest(exact) if abs(exact) < mpf(2) ** 1024 - mpf(2) ** 970 else math.inf
        if math.isinf(value) or value == 0:
            return None
        rest = float((exact - mpf(value)) / ulp(value))
    with mpmath.workdps(260):
        assert nearest(function(mpf(x))) == value, x
    return [x, value, round(rest, 6)]


def neighbours(x: float, steps: int) -> list[float]:
    found = [x]
    up = down = x
    for _ in range(steps):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        found += [up, down]
    return found


def any_double(draw: random.Random) -> float:
    while True:
        value = struct.unpack("<d", draw.randbytes(8))[0]
        if math.isfinite(value):
            return value


def of_any_size(draw: random.Random, low: float, high: float) -> float:
    return 2.0 ** draw.uniform(low, high)


def signed(values: list[float]) -> list[float]:
    return [each for value in values for each in (value, -value)]


tiny = [5e-324, 1e-320, 2.0**-1022, math.nextafter(2.0**-1022, 0), 1e-300, 1e-100, 1e-30, 2.0**-54, 2.0**-53, 1e-16, 3e-16, 1e-12, 1e-8, 2.0**-28, 2.0**-27, 1e-5, 1e-3]
ordinary = [0.1, 0.25, 0.3, 0.5, 0.7, 0.9, 1.0, 1.1, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 19.0]
half_ln2 = math.log(2) / 2


def of_exp(draw: random.Random) -> list[float]:
    edges = [each for k in (*range(-9, 10), 33, 501, 1023, -501, -1021, -1023) for each in neighbours(k * half_ln2, 2)]
    denormal = [draw.uniform(-745.13, -708.0) for _ in range(60)] + neighbours(-745.1332191019411, 1) + neighbours(-708.3964185322641, 2)
    return [*signed(tiny), *signed(ordinary), *edges, *denormal, *[709.0, 709.782712893384], *[draw.uniform(-1, 1) for _ in range(80)], *[draw.uniform(-708, 709.7) for _ in range(80)], *[draw.uniform(-20, 20) for _ in range(60)]]


def of_expm1(draw: random.Random) -> list[float]:
    edges = [each for k in (*range(-9, 10), 105, 106, 107, 108, 109, 501, 1023, -105, -106, -107, -108) for each in neighbours(k * half_ln2, 2)]
    return [*signed(tiny), *signed(ordinary), *edges, *[709.0, 709.782712893384, -37.0, -40.0, -100.0], *signed([of_any_size(draw, -60, 0) for _ in range(60)]), *[draw.uniform(-1, 1) for _ in range(80)], *[draw.uniform(-38, 60) for _ in range(80)], *[draw.uniform(36, 38.5) for _ in range(40)], *[draw.uniform(60, 709) for _ in range(30)]]


def of_log(draw: random.Random) -> list[float]:
    edges = [each for k in (-1021, -500, -3, -2, -1, 0, 1, 2, 3, 500, 1022) for each in neighbours(math.ldexp(math.sqrt(0.5), k), 2) + neighbours(math.ldexp(1.0, k), 2)]
    denormal = [draw.randint(1, 2**52 - 1) * 5e-324 for _ in range(20)] + [of_any_size(draw, -1074, -1022) for _ in range(30)]
    near_one = [1 + sign * of_any_size(draw, -52, -1) for _ in range(40) for sign in (1, -1)]
    return [*tiny, *ordinary, *edges, *denormal, *near_one, *[abs(any_double(draw)) for _ in range(80)], *[draw.uniform(0.5, 2) for _ in range(100)], *[draw.uniform(0, 100) for _ in range(40)], 1.7976931348623157e308]


def of_log1p(draw: random.Random) -> list[float]:
    edges = [each for k in (-30, -3, -2, -1, 0, 1, 2, 3, 52, 53, 54, 500, 1022) for each in neighbours(math.ldexp(math.sqrt(0.5), k) - 1, 2) + neighbours(math.ldexp(1.0, k) - 1, 2)]
    below = [-1 + of_any_size(draw, -53, -1) for _ in range(40)]
    return [x for x in [*signed(tiny), *ordinary, *edges, *below, *neighbours(-1.0, 3), *signed([of_any_size(draw, -60, 0) for _ in range(80)]), *[draw.uniform(-1, 2) for _ in range(120)], *[abs(any_double(draw)) for _ in range(60)], *[of_any_size(draw, 0, 60) for _ in range(40)], 1.7976931348623157e308] if x > -1]


def of_tanh(draw: random.Random) -> list[float]:
    grid = [each for k in (1, 2, 3, 5, 32, 33, 64, 65, 128, 129, 500, 1001, 2440) for each in neighbours(k / 256, 2)]
    return [*signed(tiny), *signed(ordinary), *grid, *signed([18.9, 19.06, 19.07, 19.999, 20.0, 20.001, 30.0, 1e10, 1e300]), *signed([of_any_size(draw, -30, 0) for _ in range(60)]), *[draw.uniform(-1, 1) for _ in range(120)], *[draw.uniform(-20, 20) for _ in range(80)], *[draw.uniform(0.003, 0.012) for _ in range(60)]]


def of_sigmoid(draw: random.Random) -> list[float]:
    powers = [each for k in range(1, 12) for each in neighbours(-math.log(2.0**k - 1), 2)]
    return [*signed(tiny), *signed(ordinary), *powers, *[-36.7, -37.0, 36.7, 37.0, 700.0, -700.0, -709.0, -740.0, -745.1], *[draw.uniform(-6, 6) for _ in range(160)], *[draw.uniform(-40, 40) for _ in range(60)], *[draw.uniform(-745, -40) for _ in range(60)]]


def of_turns(draw: random.Random) -> list[float]:
    multiples = [each for n in (*range(1, 17), 101, 1000, 5419, 65537, 355000, 655000, 667543) for each in neighbours(n * math.pi / 2, 2)]
    halves = [each for n in (1, 3, 5, 1001, 600001) for each in neighbours(n * math.pi / 4, 2)]
    return [*signed(tiny), *signed(ordinary), *multiples, *halves, *signed([2.0**20, 1e5, 355.0, 1e6]), *[draw.uniform(-4, 4) for _ in range(120)], *[draw.uniform(-(2**20), 2**20) for _ in range(100)], *signed([of_any_size(draw, -40, 20) for _ in range(30)])]


def of_normal(draw: random.Random) -> list[float]:
    joints = [each for y in (0.84375, 1.25, 1 / 0.35) for each in neighbours(y * math.sqrt(2), 2)]
    return [*signed(tiny), *signed(ordinary), *signed(joints), *signed([25.0, 30.0, 37.0]), *[draw.uniform(-3, 3) for _ in range(200)], *[draw.uniform(-9, 9) for _ in range(80)], *[draw.uniform(-38, 0) for _ in range(40)]]


def logistic(x: mpf) -> mpf:
    return 1 / (1 + mpmath.exp(-x))


def normal_cdf(x: mpf) -> mpf:
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


functions = {
    "exp": (mpmath.exp, of_exp),
    "expm1": (mpmath.expm1, of_expm1),
    "log": (mpmath.log, of_log),
    "log1p": (mpmath.log1p, of_log1p),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), of_log),
    "tanh": (mpmath.tanh, of_tanh),
    "sigmoid": (logistic, of_sigmoid),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), of_sigmoid),
    "sin": (mpmath.sin, of_turns),
    "cos": (mpmath.cos, of_turns),
    "normalCdf": (normal_cdf, of_normal),
    "gelu": (lambda x: x * normal_cdf(x), of_normal),
}


def main() -> None:
    folder.mkdir(exist_ok=True)
    for name, (function, arguments) in functions.items():
        xs = sorted(set(arguments(random.Random(f"elementary {name}"))))
        rows = [each for x in xs if x != 0 and (each := row(function, x)) is not None]
        lines = ",\n".join(json.dumps(each) for each in rows)
        text = f'{{ "function": "{name}", "columns": ["x", "nearest double", "rest in units in the last place"], "rows": [\n{lines}\n] }}\n'
        (folder / f"{name}.json").write_text(text)
        print(name, len(rows))


main()
