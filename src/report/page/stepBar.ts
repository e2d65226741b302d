import { type Chosen, placeOfStep } from "./choice.ts";
import type { PageData } from "./pageData.ts";

const FRAME_MILLISECONDS = 90;

/** The slider, play, arrow keys anywhere on the page, and the seed. */
export function connectStepBar(data: PageData, chosen: Chosen): void {
  const slider = document.querySelector<HTMLInputElement>("#step");
  const play = document.querySelector<HTMLButtonElement>("#play");
  const shown = document.querySelector<HTMLOutputElement>("#step-shown");
  const seed = document.querySelector<HTMLSelectElement>("#seed");
  if (!slider || !play || !shown) return;
  const last = data.steps.length - 1;
  let timer = 0;

  const go = (place: number) => {
    const within = Math.max(0, Math.min(last, place));
    chosen.change({ step: data.steps[within]! });
  };
  const show = () => {
    const { step } = chosen.now;
    slider.value = String(placeOfStep(data.steps, step));
    slider.setAttribute("aria-valuetext", `step ${step}`);
    shown.value = step.toLocaleString("en").replaceAll(",", "\u202f");
    if (seed) seed.value = String(chosen.now.seed);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
    play.firstElementChild!.textContent = "▶";
  };
  const start = () => {
    if (Number(slider.value) >= last) go(0);
    play.setAttribute("aria-pressed", "true");
    play.firstElementChild!.textContent = "❚❚";
    timer = window.setInterval(() => {
      go(Number(slider.value) + 1);
      if (Number(slider.value) >= last) stop();
    }, FRAME_MILLISECONDS);
  };

  slider.addEventListener("input", () => go(Number(slider.value)));
  play.addEventListener("click", () => (timer ? stop() : start()));
  document.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.closest("input, select, textarea, [role=region], .unit-grid, summary, pre")) return;
    if (event.key === "ArrowRight") go(Number(slider.value) + 1);
    else if (event.key === "ArrowLeft") go(Number(slider.value) - 1);
    else return;
    event.preventDefault();
  });
  seed?.addEventListener("change", () => chosen.change({ seed: Number(seed.value) }));
  chosen.listen(show);
  show();
}
