import { line, unitLines } from "../../report/arithmeticHtml.ts";
import { formula, list } from "../../report/mathml.ts";
import type { CauseName, LastBatch, Moved, UnitDetail } from "../unitDetail.ts";
import { signed } from "../words.ts";
import { element } from "./element.ts";
import { drawInputs } from "./inputsView.ts";
import type { Sizes } from "./sizes.ts";
import type { Inks } from "./surface.ts";

/** A chosen unit of one network: its input, what moved it, and the arithmetic of the last batch. */
export interface UnitPanel {
  /** @param norm what the network's normalization is called */
  show(detail: UnitDetail | null, step: number, norm: string): void;
  draw(inks: Inks): void;
}

const causeLabels: Readonly<Record<CauseName, string>> = {
  "sampling bias": "sampling: bias",
  "sampling chance": "sampling: chance",
  upstream: "upstream updates",
  ownWeights: "own weights",
  ownAffine: "own γ and β",
  ownStatistics: "own running statistics",
};

export function createUnitPanel(place: HTMLElement, sizes: Sizes): UnitPanel {
  const canvas = element("canvas", { role: "img", "aria-label": "Its input on probe flowers" });
  const causes = element("div", { class: "causes" });
  const arithmetic = element("div", { class: "arithmetic", role: "region", tabindex: "0" });
  const head = element("p", { class: "detail-name" });
  const missing = element("p", { class: "note" });
  place.replaceChildren(head, missing, element("div", { class: "moves" }, canvas, causes), arithmetic);
  let shown: UnitDetail | null = null;

  return {
    show(detail, step, norm) {
      shown = detail;
      missing.hidden = detail !== null;
      missing.textContent = detail === null ? "This network has no such unit." : "";
      head.textContent = `${norm}, step ${step}`;
      for (const part of [canvas, causes, arithmetic]) part.hidden = detail === null;
      if (detail === null) return;
      arithmetic.setAttribute("aria-label", `${norm}: arithmetic of the last batch`);
      if (detail.lastBatch === null) {
        causes.replaceChildren();
        arithmetic.replaceChildren(
          element("p", { class: "note" }, "Train a step to see the arithmetic of its batch."),
        );
        return;
      }
      const { fromBatch, fromUpdate } = detail.lastBatch;
      causes.replaceChildren(
        ...(fromBatch === null
          ? []
          : [bars("z by the last batch", "From the batch before to this one: the mean of z", fromBatch)]),
        bars("input by the update", "By the update: the mean of its input on the probe set", fromUpdate),
      );
      // The lines are of numbers and of words of the lab alone; whatever a table calls its columns is escaped there.
      arithmetic.innerHTML = arithmeticOf(detail.lastBatch, norm);
    },
    draw(inks) {
      if (shown !== null)
        canvas.setAttribute("aria-label", drawInputs(canvas, sizes.of(canvas), shown, inks));
    },
  };
}

function arithmeticOf({ example, unitInput }: LastBatch, norm: string): string {
  const { normalization, samples } = example;
  const isOther =
    normalization === null && unitInput.some((value, sample) => value !== example.preActivation[sample]);
  const other = isOther
    ? line(
        `what the activation receives, by ${norm}, as the engine computed it`,
        formula`u = ${list([...unitInput])}`,
      )
    : "";
  const conventions = {
    epsilonPlacement: normalization?.epsilonPlacement ?? "inside-root",
    divideBy: normalization?.divideBy ?? "m",
  } as const;
  return `<p class="note">The last batch, ${samples} samples, as they passed before the update:</p>${unitLines(example, 0, conventions, other)}`;
}

/** A network without a norm has neither. */
const isAtWork = ({ name, by }: Moved["causes"][number]) =>
  by !== 0 || (name !== "ownAffine" && name !== "ownStatistics");

/** Bars to either side of 0, by as many sds as the greatest has room for. */
function bars(says: string, title: string, { causes, total }: Moved): HTMLElement {
  const most = Math.max(0.01, ...causes.map(({ by }) => (Number.isFinite(by) ? Math.abs(by) : 0)));
  return element(
    "table",
    {},
    element("caption", { title }, `${says}: `, element("b", {}, `${signed(total)} sd`)),
    element(
      "tbody",
      {},
      ...causes.filter(isAtWork).map(({ name, by }) => {
        const half = Number.isFinite(by) ? (50 * Math.abs(by)) / most : 0;
        const bar = element("i", {
          style: `left:${(by < 0 ? 50 - half : 50).toFixed(1)}%;width:${half.toFixed(1)}%`,
        });
        return element(
          "tr",
          {},
          element("th", { scope: "row" }, causeLabels[name]),
          element("td", { class: "bar", "aria-hidden": "true" }, bar),
          element("td", {}, signed(by)),
        );
      }),
    ),
  );
}
