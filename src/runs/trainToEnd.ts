import type { Outcome } from "../tracking/record.ts";
import type { Stepper } from "./stepper.ts";

/** Takes all steps that are left, unwatched. */
export function trainToEnd({ draw, train, outcome }: Stepper): Outcome {
  for (;;) {
    const ended = outcome();
    if (ended !== null) return ended;
    draw();
    train();
  }
}
