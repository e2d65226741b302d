import { type CompiledKernels, compileKernels } from "../kernels/compiledKernels.ts";
import { summarize } from "../measures/summarize.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import type { Outcome } from "../tracking/record.ts";
import { fileFaultOf } from "./fileFault.ts";
import { openStore } from "./store.ts";
import { trainRun } from "./trainRun.ts";

export interface RunTask {
  readonly plan: RunPlan;
  readonly key: string;
  readonly store: string;
  readonly writer: string;
}

/** What came out of a run; or why it could not be stored, in words, since an error's code is lost between threads. */
export type RunAnswer = { readonly outcome: Outcome } | { readonly fault: string };

/** Of this worker, for one run after another. */
let kernels: CompiledKernels | null = null;

/** One task of a worker thread: train, measure, store. What came out is in the store alone. */
export default function doRun({ plan, key, store, writer }: RunTask): RunAnswer {
  try {
    kernels ??= compileKernels();
    kernels.startOver();
    const record = trainRun(plan, kernels);
    const summary = summarize(record);
    openStore(store, { writer }).put(key, summary, record);
    return { outcome: summary.outcome };
  } catch (error) {
    const fault = fileFaultOf(error);
    if (fault === null) throw error;
    return { fault };
  }
}
