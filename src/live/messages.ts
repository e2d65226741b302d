import type { TrainingSettings } from "../scenario/scenario.ts";
import type { LiveFrame, LiveScene } from "./frame.ts";
import type { LiveSettings } from "./liveSettings.ts";
import type { UnitPlace } from "./unitDetail.ts";

/**
 * Every message says which request it belongs to, and which generation of the network: whatever comes of an older one, after
 * a reset or the turn of a dial, is passed over.
 */
interface Addressed {
  readonly id: number;
  readonly generation: number;
}

export type ToWorker = Addressed &
  (
    | { readonly kind: "begin"; readonly settings: LiveSettings }
    | ((
        | { readonly kind: "advance"; readonly steps: number }
        | { readonly kind: "goTo"; readonly step: number }
        | { readonly kind: "plan"; readonly phases: TrainingSettings["phases"] }
      ) & {
        /** A unit to be told of. */
        readonly look: UnitPlace | null;
        /** Whether the frame shall be whole. */
        readonly whole: boolean;
      })
  );

export type FromWorker = Addressed &
  (
    | {
        readonly kind: "scene";
        readonly scene: LiveScene;
        readonly frame: LiveFrame;
        readonly compiled: boolean;
      }
    | { readonly kind: "frame"; readonly frame: LiveFrame }
    | { readonly kind: "failed"; readonly reason: string }
  );
