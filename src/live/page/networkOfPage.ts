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
   * @param look a unit to be told of
   * @param chance whether layers are held to chance
   */
  advance(steps: number, look: UnitPlace | null, chance: boolean): void;
  /** To an earlier step, or on to a later one. */
  goTo(step: number, look: UnitPlace | null): void;
  /** Phases to come are these from now on. */
  plan(phases: TrainingSettings["phases"]): void;
  /** Null until the generation has answered. */
  scene(): LiveScene | null;
  frame(): LiveFrame | null;
  /** Whether it trains on compiled kernels; on plain ones where a policy or a memory forbids them. */
  isCompiled(): boolean;
  /** Whether it has been asked for what has not come. */
  isBusy(): boolean;
}

interface Heard {
  /** What was asked for has come. */
  answered(): void;
  failed(reason: string): void;
}

/** @param script the worker's text, which lies in the page itself */
export function createNetworkOfPage(script: string, heard: Heard): NetworkOfPage {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  let scene: LiveScene | null = null;
  let frame: LiveFrame | null = null;
  let compiled = false;
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
    if (data.kind === "table") return;
    if (data.kind === "scene") ({ scene, compiled } = data);
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
      scene = null;
      frame = null;
      ask({ kind: "begin", id: asked + 1, generation, settings });
    },
    advance(steps, look, chance) {
      ask({ kind: "advance", id: asked + 1, generation, steps, look, chance });
    },
    goTo(step, look) {
      ask({ kind: "goTo", id: asked + 1, generation, step, look, chance: true });
    },
    plan(phases) {
      ask({ kind: "plan", id: asked + 1, generation, phases, look: null, chance: false });
    },
    scene: () => scene,
    frame: () => frame,
    isCompiled: () => compiled,
    isBusy: () => answered !== asked,
  };
}
