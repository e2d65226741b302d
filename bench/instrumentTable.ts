import { type CompiledKernels, compileKernels } from "../src/kernels/compiledKernels.ts";
import type { Kernels } from "../src/kernels/kernels.ts";
import { summarize } from "../src/measures/summarize.ts";
import type { RunPlan } from "../src/plan/runPlan.ts";
import { trainRun } from "../src/runs/trainRun.ts";
import type { ObservationKind } from "../src/tracking/observation.ts";
import { observations } from "../src/tracking/observations/observations.ts";
import { createTwins, type Twins } from "../src/tracking/twins.ts";

/** What one instrument did in a list of runs. */
interface Row {
  calls: number;
  /** Samples that it sent through a layer, dense product by dense product. */
  samples: number;
  milliseconds: number;
}

const kinds = observations as Record<string, ObservationKind<unknown>>;

/**
 * What every instrument takes of the given runs, done one after another: how often it looked, how many samples it sent through
 * a layer, milliseconds, and share. A pass that several share counts for whoever asks first.
 */
export function instrumentTable(runs: readonly RunPlan[]): string[] {
  const compiled = compileKernels();
  let samples = 0;
  const kernels: CompiledKernels = {
    ...compiled,
    denseForward(weights, bias, input, output) {
      samples += output.columns;
      compiled.denseForward(weights, bias, input, output);
    },
  };
  const rows = new Map<string, Row>();
  const timed =
    <Arguments extends unknown[], Result>(name: string, act: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      const row = rows.get(name) ?? { calls: 0, samples: 0, milliseconds: 0 };
      rows.set(name, row);
      const [began, before] = [performance.now(), samples];
      const result = act(...given);
      row.milliseconds += performance.now() - began;
      row.samples += samples - before;
      return result;
    };

  const untouched = { ...kinds };
  for (const [name, kind] of Object.entries(untouched))
    kinds[name] = {
      ...kind,
      watch: timed(name, (scene, planned) => {
        const instrument = kind.watch(scene, planned);
        return {
          ...instrument,
          begin: timed(name, instrument.begin),
          prepare: timed(name, instrument.prepare),
          observe: timed(name, instrument.observe),
          block() {
            rows.get(name)!.calls += instrument.steps.length;
            return timed(name, instrument.block)();
          },
        };
      }),
    };
  const began = performance.now();
  try {
    doAll(runs, compiled, kernels, (train) => {
      const record = train();
      timed("measures", summarize)(record);
    });
  } finally {
    Object.assign(kinds, untouched);
  }
  const total = performance.now() - began;
  const watched = [...rows.values()];
  const rest: Row = {
    calls: runs.length,
    samples: samples - watched.reduce((sum, row) => sum + row.samples, 0),
    milliseconds: total - watched.reduce((sum, row) => sum + row.milliseconds, 0),
  };
  const told = [...rows, ["data, training, target checks, the end", rest] as const]
    .filter(([, { milliseconds }]) => milliseconds > 0.001 * total)
    .sort(([, one], [, other]) => other.milliseconds - one.milliseconds);
  return [
    line("", "calls", "samples × layers", "ms a run", "share"),
    ...told.map(([name, { calls, samples: sent, milliseconds }]) =>
      line(
        name,
        calls === 0 ? "" : String(Math.round(calls / runs.length)),
        String(Math.round(sent / runs.length)),
        (milliseconds / runs.length).toFixed(1),
        `${((100 * milliseconds) / total).toFixed(1)} %`,
      ),
    ),
    line("all", "", String(Math.round(samples / runs.length)), (total / runs.length).toFixed(1), ""),
  ];
}

/** Milliseconds a run, of these done one after another. */
export function millisecondsOf(runs: readonly RunPlan[]): number {
  const compiled = compileKernels();
  const began = performance.now();
  doAll(runs, compiled, compiled, (train) => train());
  return (performance.now() - began) / runs.length;
}

/** Seed by seed, as workers do them. */
function doAll(
  runs: readonly RunPlan[],
  compiled: CompiledKernels,
  kernels: Kernels,
  each: (train: () => ReturnType<typeof trainRun>) => void,
): void {
  const bySeed = new Map<number, Twins>();
  for (const run of runs) {
    const twins = bySeed.get(run.seed) ?? createTwins();
    bySeed.set(run.seed, twins);
    compiled.startOver();
    each(() => trainRun(run, kernels, twins));
  }
}

const line = (name: string, calls: string, samples: string, milliseconds: string, share: string) =>
  `  ${name.padEnd(40)}${calls.padStart(7)}${samples.padStart(18)}${milliseconds.padStart(10)}${share.padStart(9)}`;
