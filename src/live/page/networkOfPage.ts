import type { TrainingSettings } from "../../scenario/scenario.ts";
import type { LiveFrame, LiveScene } from "../frame.ts";
import type { LiveSettings } from "../liveSettings.ts";
import type { FromWorker, ToWorker } from "../messages.ts";
import type { UnitPlace } from "../unitDetail.ts";

/** One of the two networks, in a worker of its own. */
export interface NetworkOfPage {
  /** Asks for a new network of that generation. */
  begin(settings: LiveSettings, generation: number): void;
  /**
   * @param look  a unit to be told of
   * @param whole whether the frame shall be whole
   */
  advance(steps: number, look: UnitPlace | null, whole: boolean): void;
  /** To an earlier step, or on to a later one. */
  goTo(step: number, look: UnitPlace | null): void;
  /** Phases to come are these from now on. */
  plan(phases: TrainingSettings["phases"]): void;
  /** Null until the generation has answered. */
  frame(): LiveFrame | null;
  /** Whether it has been asked for what has not come. */
  isBusy(): boolean;
}

interface Heard {
  /**
   * The generation is there.
   *
   * @param isCompiled whether it trains on compiled kernels; on plain ones where a policy or a memory forbids them
   */
  made(scene: LiveScene, isCompiled: boolean): void;
  /** What was asked for has come. */
  answered(): void;
  failed(reason: string): void;
}

/** @param script the worker's text, which lies in the page itself */
export function createNetworkOfPage(script: string, heard: Heard): NetworkOfPage {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  let frame: LiveFrame | null = null;
  let generation = 0;
  let asked = 0;
  let answered = 0;

  function ask(message: ToWorker): void {
    asked = message.id;
    worker.postMessage(message);
  }

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    // Of a network that is gone: whoever asked for it does not wait any more.
    if (data.generation !== generation || data.id !== asked) return;
    answered = data.id;
    if (data.kind === "failed") return heard.failed(data.reason);
    if (data.kind === "scene") heard.made(data.scene, data.compiled);
    frame = data.frame;
    heard.answered();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    heard.failed(event.message || "its worker did not start");
  };

  return {
    begin(settings, next) {
      generation = next;
      frame = null;
      ask({ kind: "begin", id: asked + 1, generation, settings });
    },
    advance(steps, look, whole) {
      ask({ kind: "advance", id: asked + 1, generation, steps, look, whole });
    },
    goTo(step, look) {
      ask({ kind: "goTo", id: asked + 1, generation, step, look, whole: true });
    },
    plan(phases) {
      ask({ kind: "plan", id: asked + 1, generation, phases, look: null, whole: true });
    },
    frame: () => frame,
    isBusy: () => answered !== asked,
  };
}
