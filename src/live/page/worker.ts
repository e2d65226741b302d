import { compileKernelsIfAllowed } from "../../kernels/compiledKernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { buffersOf } from "../frame.ts";
import { createLiveRun, type LiveRun } from "../liveRun.ts";
import type { LiveSettings } from "../liveSettings.ts";
import type { FromWorker, ToWorker } from "../messages.ts";

/** Trains one network of the page, one generation after the other. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

const kernels = compileKernelsIfAllowed();
let current: { readonly generation: number; readonly run: LiveRun } | null = null;

/** Numbers that a run keeps per unit and sample that passes; samples of batches and of the population. */
const PER_PASS = 6;
const SAMPLES = 4500;

function begin(settings: LiveSettings): LiveRun {
  const { test, probe } = settings.flowers;
  const units = settings.network.hidden.reduce((sum, layer) => sum + layer.units + 1, 3);
  kernels?.startOver(units * PER_PASS * (SAMPLES + 2 * test + probe));
  return createLiveRun(settings, kernels ?? plainKernels);
}

function answer(asked: ToWorker): void {
  const { id, generation } = asked;
  if (asked.kind === "begin") {
    current = null;
    const run = begin(asked.settings);
    current = { generation, run };
    const frame = run.frame();
    const compiled = run.network.kernels !== plainKernels;
    scope.postMessage({ kind: "scene", id, generation, scene: run.scene, frame, compiled }, buffersOf(frame));
  } else if (current?.generation === generation) {
    const { run } = current;
    if (asked.kind === "advance") run.advance(asked.steps);
    else if (asked.kind === "goTo") run.goTo(asked.step);
    else run.plan(asked.phases);
    const frame = run.frame(asked.look, asked.whole);
    scope.postMessage({ kind: "frame", id, generation, frame }, buffersOf(frame));
  }
}

scope.onmessage = ({ data }) => {
  try {
    answer(data);
  } catch (error) {
    const { id, generation } = data;
    scope.postMessage({ kind: "failed", id, generation, reason: (error as Error).message });
  }
};
