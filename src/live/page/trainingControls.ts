import { theElement, write } from "./element.ts";
import { isOver, type Training } from "./training.ts";

/** What a reader trains with: play and pause, step by step, back, anew, how fast; and which step it is. */
export interface TrainingControls {
  /** Networks begin anew. */
  begin(): void;
  /** @param isWhole whether the slider follows, too */
  showStep(step: number, isWhole: boolean): void;
  showPlaying(isPlaying: boolean): void;
  showSpeed(speed: number): void;
}

interface Wished {
  /** From the first step. */
  reset(): void;
  speed(stepsASecond: number): void;
}

export function createTrainingControls(training: Training, wished: Wished): TrainingControls {
  const play = theElement<HTMLButtonElement>("#play");
  const slider = theElement<HTMLInputElement>("#to-step");
  const speed = theElement<HTMLSelectElement>("#speed");
  const count = theElement("#step");
  /** The furthest step of this training. */
  let furthest = 0;

  play.onclick = () => {
    const both = training.frames();
    if (!training.isPlaying() && both !== null && isOver(both)) training.begin(training.course());
    training.play(!training.isPlaying());
  };
  theElement("#one").onclick = training.oneMore;
  theElement("#back").onclick = training.oneBack;
  theElement("#reset").onclick = () => {
    training.play(false);
    wished.reset();
  };
  slider.onchange = () => training.goTo(Number(slider.value));
  speed.onchange = () => wished.speed(Number(speed.value));

  return {
    begin() {
      furthest = 0;
    },
    showStep(step, isWhole) {
      write(count, String(step));
      if (!isWhole) return;
      furthest = Math.max(furthest, step);
      slider.max = String(Math.max(1, furthest));
      // Whoever holds it is not led away.
      if (document.activeElement !== slider || training.isPlaying()) slider.value = String(step);
    },
    showPlaying(isPlaying) {
      play.textContent = isPlaying ? "❚❚ pause" : "▶ train";
      play.setAttribute("aria-pressed", String(isPlaying));
    },
    showSpeed(stepsASecond) {
      speed.value = String(stepsASecond);
    },
  };
}
