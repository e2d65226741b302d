import type { Chosen } from "./choice.ts";
import type { Figure } from "./figure.ts";

/** Work on charts within one animation frame ends after so long; what is left waits for the next. */
const FRAME_BUDGET_MILLISECONDS = 12;

/** After a change, the charts in the window catch up, on animation frames; those beyond it when they come near. */
export function redrawOnFrames(figures: readonly Figure[], chosen: Chosen): void {
  let waiting = false;
  let turn = 0;
  const frame = () => {
    waiting = false;
    const began = performance.now();
    for (let count = 0; count < figures.length; count++) {
      const figure = figures[turn % figures.length]!;
      if (performance.now() - began > FRAME_BUDGET_MILLISECONDS) {
        next();
        return;
      }
      turn++;
      if (figure.isSeen()) figure.catchUp();
    }
  };
  const next = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(frame);
  };
  chosen.listen((_, changed) => {
    for (const figure of figures) figure.changed(changed);
    next();
  });
  addEventListener("scroll", next, { passive: true });
}

/** Draws charts as they come near the window, and before printing; resolves when the first of them have been drawn. */
export function drawNearWindow(figures: readonly Figure[]): Promise<void> {
  const byElement = new Map(figures.map((figure) => [figure.element as Element, figure]));
  addEventListener("beforeprint", () => {
    for (const figure of figures) if (!isFolded(figure)) figure.draw();
  });
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      for (const figure of figures) {
        if (figure.near) figure.draw();
        else figure.reserve();
      }
    }, 150);
  });
  return new Promise((drawn) => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const figure = byElement.get(entry.target)!;
          figure.near = entry.isIntersecting;
          if (entry.isIntersecting) figure.draw();
        }
        drawn();
      },
      { rootMargin: "300px 0px" },
    );
    for (const figure of figures) observer.observe(figure.element);
    if (figures.length === 0) drawn();
  });
}

/** Draws what is open and still undrawn while nothing else is to do, so that pictures inside charts are there before printing. */
export function drawTheRestWhenIdle(figures: readonly Figure[]): void {
  const left = figures.filter((figure) => !isFolded(figure));
  const one = () => {
    left.shift()?.draw();
    if (left.length > 0) requestIdleCallback(one);
    else document.documentElement.dataset.drawn = "true";
  };
  requestIdleCallback(one);
}

/** What is folded is neither seen nor printed. */
const isFolded = ({ element }: Figure) => element.closest("details:not([open])") !== null;
