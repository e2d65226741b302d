import type { LiveFrame } from "../frame.ts";
import { stateParts } from "../words.ts";
import { element, write } from "./element.ts";

/** A network's state on one line: "own batches 96.9 % · new flowers 50.8 %". */
export interface StateLine {
  /** @param newOnes what it is tested on */
  show(frame: LiveFrame, newOnes: string): void;
}

/** Words stay where they are while numbers change: at sixty frames a second new elements would cost more than a picture. */
export function createStateLine(place: HTMLElement): StateLine {
  let words = "";
  let numbers: readonly HTMLElement[] = [];
  return {
    show(frame, newOnes) {
      const parts = stateParts(frame, newOnes);
      const said = parts.map(([label]) => label).join();
      if (said !== words) {
        words = said;
        numbers = parts.map(() => element("b"));
        const spoken = parts.map(([label], at) =>
          element("span", { class: "part" }, `${label} `, numbers[at]!),
        );
        place.replaceChildren(
          ...spoken.flatMap((part, at) =>
            at === 0 ? [part] : [element("span", { class: "dot" }, " · "), part],
          ),
        );
      }
      parts.forEach(([, number], at) => {
        write(numbers[at]!, number);
      });
    },
  };
}
