import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { exp } from "../../src/elementary/exp.ts";
import { expm1 } from "../../src/elementary/expm1.ts";
import { log } from "../../src/elementary/log.ts";
import { log1p } from "../../src/elementary/log1p.ts";
import { sigmoid } from "../../src/elementary/sigmoid.ts";
import { softplus } from "../../src/elementary/softplus.ts";
import { tanh } from "../../src/elementary/tanh.ts";
import { type RandomStream, randomStream } from "../../src/random.ts";

type Rows = (x: number, y: number, n: number) => void;

interface Trial {
  readonly memory: WebAssembly.Memory;
  prepare(bytes: number): number;
  readonly rows: Readonly<Record<string, Rows>>;
}

const count = 240_000;
const bytes = count * Float64Array.BYTES_PER_ELEMENT;

/** Compiles the functions, over rows, as the kernels are compiled. */
function compiled(): Trial {
  const folder = mkdtempSync(join(tmpdir(), "elementary-"));
  try {
    const module = join(folder, "rows.wasm");
    const options = ["-O3", "--enable", "simd", "--runtime", "stub", "--noAssert"];
    execFileSync(process.execPath, [
      ...["node_modules/assemblyscript/bin/asc.js", "test/kernels/assembly/elementaryRows.ts"],
      ...["-o", module, ...options],
    ]);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(module)));
    const { memory, prepare, ...rows } = exports as unknown as Pick<Trial, "memory" | "prepare"> &
      Trial["rows"];
    return { memory, prepare, rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ends = [
  0,
  5e-324,
  2 ** -1022,
  2 ** -54,
  2 ** -53,
  2 ** -28,
  1,
  Math.SQRT1_2,
  20,
  709.782712893384,
  745.2,
];
const special = [...ends, 1e300, Number.MAX_VALUE, Number.POSITIVE_INFINITY].flatMap((x) => [x, -x]);

/** Arguments of every kind: ends and their neighbours, any bits (NaN of any payload among them), a range, tiny ones. */
function argumentsOf(stream: RandomStream): Float64Array {
  const x = new Float64Array(count);
  const words = new Uint32Array(x.buffer);
  for (let at = 0; at < count; at++) {
    const kind = at % 6;
    if (kind === 0) {
      words[2 * at] = stream.integer(2 ** 32);
      words[2 * at + 1] = stream.integer(2 ** 32);
    } else if (kind === 1) {
      x[at] = special[stream.integer(special.length)]!;
      words[2 * at] = words[2 * at]! + stream.integer(7) - 3;
    } else if (kind === 2) x[at] = stream.normal(0, 3);
    else if (kind === 3) x[at] = (stream.next() - 0.5) * 1500;
    else if (kind === 4) x[at] = stream.normal() * 2 ** -stream.integer(60);
    else x[at] = 1 + stream.normal() * 2 ** -stream.integer(50);
  }
  x.set([...special, Number.NaN]);
  return x;
}

/** How many results differ in any bit; all NaNs are equal. */
function different(a: Float64Array, b: Float64Array): number {
  const [left, right] = [new BigUint64Array(a.buffer), new BigUint64Array(b.buffer)];
  return a.reduce(
    (found, value, at) => found + +(left[at] !== right[at] && !(Number.isNaN(value) && Number.isNaN(b[at]))),
    0,
  );
}

describe("two lanes of AssemblyScript give the bits of the scalar function", () => {
  let trial: Trial;
  let from: number;
  beforeAll(() => {
    trial = compiled();
    from = trial.prepare(2 * bytes);
  });

  const scalars = { exp, expm1, log, log1p, tanh, sigmoid, sigmoidOfNormalExp: sigmoid, softplus };

  it.each(Object.entries(scalars))("%s", (name, scalar) => {
    const x = argumentsOf(randomStream(`two lanes/${name}`));
    new Float64Array(trial.memory.buffer, from, count).set(x);
    trial.rows[name]!(from, from + bytes, count);
    const found = new Float64Array(trial.memory.buffer, from + bytes, count).slice();
    expect(different(found, x.map(scalar))).toBe(0);
    expect(found.filter(Number.isFinite).length).toBeGreaterThan(count / 3);
  });
});
