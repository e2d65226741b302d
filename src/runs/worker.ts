import { type CompiledKernels, compileKernelsIfAllowed } from "../kernels/compiledKernels.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { summarize } from "../measures/summarize.ts";
import { keepsUnits, type RunPlan } from "../plan/runPlan.ts";
import { runBytes } from "../scenario/checks/runBytes.ts";
import type { Outcome } from "../tracking/record.ts";
import { createTwins, type Twins } from "../tracking/twins.ts";
import { withoutUnits } from "../tracking/withoutUnits.ts";
import { fileFaultOf } from "./fileFault.ts";
import { twinsKey } from "./seedMajor.ts";
import { openStore } from "./store.ts";
import { trainRun } from "./trainRun.ts";

export interface RunTask {
  readonly plan: RunPlan;
  readonly key: string;
  readonly store: string;
  readonly writer: string;
  /** On the kernels as they are defined. */
  readonly plain: boolean;
  /** Steps made so far, of what is done at each place: in memory that is shared with who asked for the run. */
  readonly made: Int32Array;
  readonly place: number;
}

/** What came out of a run; or why it could not be stored, in words, since an error's code is lost between threads. */
export type RunAnswer = { readonly outcome: Outcome } | { readonly fault: string };

/** Of this worker, for one run after another; null where WebAssembly is forbidden. */
let compiled: CompiledKernels | null | undefined;

/** With room for what the run is expected to take. */
function fastestKernels({ settings }: RunPlan): Kernels {
  if (compiled === undefined) compiled = compileKernelsIfAllowed();
  if (compiled === null) return plainKernels;
  const { passes, parameters } = runBytes(settings);
  compiled.startOver((passes + parameters) / Float64Array.BYTES_PER_ELEMENT);
  return compiled;
}

/** What the run before left for its twins. */
let known: { readonly key: string; readonly twins: Twins } | null = null;

/** Whatever runs of the same seed and data have in common with this one, if the run before was such a twin. */
function twinsOf(plan: RunPlan): Twins {
  const key = twinsKey(plan);
  if (known?.key !== key) known = { key, twins: createTwins() };
  return known.twins;
}

/** One task of a worker thread: train, measure, store. What came out is in the store alone. */
export default function doRun({ plan, key, store, writer, plain, made, place }: RunTask): RunAnswer {
  try {
    const kernels = plain ? plainKernels : fastestKernels(plan);
    const record = trainRun(plan, kernels, twinsOf(plan), (step) => {
      Atomics.store(made, place, step);
    });
    const summary = summarize(record);
    openStore(store, { writer }).put(key, summary, keepsUnits(plan) ? record : withoutUnits(record));
    return { outcome: summary.outcome };
  } catch (error) {
    const fault = fileFaultOf(error);
    if (fault === null) throw error;
    return { fault };
  }
}
