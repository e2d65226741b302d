import { runCalledAs } from "../../report/calledAs.ts";
import type { Dials } from "../dials.ts";
import { type ExperimentName, experimentOf } from "../experiments.ts";
import type { LiveFrame } from "../frame.ts";
import { element } from "./element.ts";

/** The guided experiment that the page shows: a question, a prediction, what to watch, and what came out. */
export interface ExperimentView {
  show(name: ExperimentName | null): void;
  /** The networks have begun anew. */
  begin(): void;
  /** Both at the same step, as they are shown. */
  see(left: LiveFrame, right: LiveFrame): void;
}

/**
 * @param turn       what is to be turned next
 * @param areBeside  reports that lie beside the page
 */
export function createExperimentView(
  place: HTMLElement,
  turn: (changes: Partial<Dials>) => void,
  areBeside: readonly string[],
): ExperimentView {
  let shown: ExperimentName | null = null;
  let predicted: number | null = null;
  let isTold = false;
  const told = element("p", { class: "told" });
  const next = element("p", { class: "turns" });

  function choiceButton(text: string, at: number): HTMLButtonElement {
    const button = element("button", { type: "button", "aria-pressed": "false" }, text);
    button.onclick = () => {
      if (isTold) return;
      predicted = at;
      place.querySelectorAll(".choices button").forEach((each, index) => {
        each.setAttribute("aria-pressed", String(index === at));
      });
    };
    return button;
  }

  function reportLink(report: string): Node {
    const href = `${report}/index.html`;
    if (areBeside.includes(report)) return element("a", { href }, `the report that measures it: ${report}`);
    return element(
      "span",
      { class: "watch" },
      "measured over seeds by ",
      element("code", {}, runCalledAs(report)),
    );
  }

  return {
    show(name) {
      shown = name;
      predicted = null;
      place.hidden = name === null;
      if (name === null) return;
      const { question, choices, watch } = experimentOf(name);
      told.replaceChildren();
      next.replaceChildren();
      place.replaceChildren(
        element(
          "div",
          {},
          element("p", { class: "ask" }, question),
          element("p", { class: "watch now" }, `Watch: ${watch}`),
        ),
        element(
          "div",
          { class: "choices", role: "group", "aria-label": "Your prediction" },
          ...choices.map(choiceButton),
        ),
        next,
        told,
      );
    },
    begin() {
      isTold = false;
      place.classList.remove("over");
      told.replaceChildren();
      next.replaceChildren();
      for (const button of place.querySelectorAll<HTMLButtonElement>(".choices button"))
        button.disabled = false;
    },
    see(left, right) {
      if (shown === null || isTold || !left.isWhole || !right.isWhole) return;
      const experiment = experimentOf(shown);
      const isOver = left.ended !== null || right.ended !== null;
      if (Math.min(left.step, right.step) < experiment.toldFrom && !isOver) return;
      isTold = true;
      place.classList.add("over");
      for (const button of place.querySelectorAll<HTMLButtonElement>(".choices button"))
        button.disabled = true;
      const cameOut = experiment.cameOut(left, right);
      const judged =
        predicted === null
          ? element("b", {}, `It came out: ${experiment.choices[cameOut]}.`)
          : element(
              "b",
              { class: predicted === cameOut ? "right" : "wrong" },
              predicted === cameOut ? "✓ As you said." : `✗ It came out: ${experiment.choices[cameOut]}.`,
            );
      const turns = experiment.turns.map(({ says, changes }) => {
        const button = element("button", { type: "button" }, says);
        button.onclick = () => turn(changes);
        return button;
      });
      if (turns.length > 0) next.replaceChildren("Now turn: ", ...turns);
      told.replaceChildren(
        judged,
        ` At step ${left.step}: ${experiment.happened(left, right)} `,
        reportLink(experiment.report),
      );
    },
  };
}
