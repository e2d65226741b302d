import type { DataWords } from "../dataWords.ts";
import type { LiveFrame, LiveScene } from "../frame.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { beyondLine } from "../words.ts";
import { theElement, write } from "./element.ts";
import { createMapViews } from "./mapViews.ts";
import type { Sizes } from "./sizes.ts";
import { createStateLine } from "./stateLine.ts";
import type { Inks } from "./surface.ts";
import type { Side } from "./training.ts";
import { createUnitPanel } from "./unitPanel.ts";
import { createUnitView } from "./unitView.ts";

/** One of the two networks as the page shows it: its maps, its units, a chosen one of them, and what is said of its step. */
export interface NetworkView {
  /** Lies over the large map, to be painted on. */
  readonly paintLayer: HTMLElement;
  /** A new network is being made. */
  begin(): void;
  build(scene: LiveScene, words: DataWords, isCompiled: boolean): void;
  /** A unit is chosen, or none. */
  choose(unit: UnitPlace | null): void;
  /** Flowers that are painted, and not trained on yet; null: those of the scene. */
  showPainted(points: Float32Array | null): void;
  /**
   * What is said of a frame, in words.
   *
   * @param norm what the network's normalization is called
   */
  tell(frame: LiveFrame, words: DataWords, norm: string): void;
  drawMaps(frame: LiveFrame, inks: Inks): void;
  /** As the last frame that told of units had them. */
  drawUnits(inks: Inks): void;
  /** The network cannot be trained. */
  fail(reason: string): void;
}

interface Parts {
  readonly sizes: Sizes;
  /** Asked for when drawn flowers have come. */
  redrawMaps(): void;
  /** Told of a unit that was pointed at. */
  choose(unit: UnitPlace): void;
}

export function createNetworkView(side: Side, { sizes, redrawMaps, choose }: Parts): NetworkView {
  const panel = theElement(`#${side}`);
  const maps = createMapViews(theElement(".maps", panel), sizes, redrawMaps);
  const units = createUnitView(theElement(".units", panel), sizes, choose);
  const detail = createUnitPanel(theElement(`.detail.${side}`), sizes);
  const failed = theElement(".failed", panel);
  const beyond = theElement("[data-beyond]", panel);
  const state = createStateLine(theElement("[data-state-line]", panel));
  let widths: readonly number[] = [];
  let histograms: Uint16Array | null = null;
  let chosen: UnitPlace | null = null;

  return {
    paintLayer: maps.layer,
    begin() {
      failed.hidden = true;
      delete panel.dataset.step;
    },
    build(scene, words, isCompiled) {
      ({ widths } = scene);
      histograms = null;
      maps.build(scene, words);
      units.build(widths);
      units.show(chosen);
      panel.dataset.kernels = isCompiled ? "compiled" : "plain";
    },
    choose(unit) {
      chosen = unit;
      units.show(unit);
    },
    showPainted: maps.showPainted,
    tell(frame, { newOnes }, norm) {
      const { beyondChance, isWhole, unit, step } = frame;
      if (isWhole) write(beyond, beyondLine(beyondChance));
      state.show(frame, newOnes);
      histograms = frame.histograms ?? histograms;
      panel.dataset.fingerprint = frame.fingerprint;
      panel.dataset.step = String(step);
      if (chosen === null) return;
      const isThere = chosen.unit < (widths[chosen.layer] ?? 0);
      if (unit !== null || !isThere) detail.show(unit, step, norm);
    },
    drawMaps: maps.draw,
    drawUnits(inks) {
      if (histograms !== null) units.draw(histograms, inks);
      if (chosen !== null) detail.draw(inks);
    },
    fail(reason) {
      failed.hidden = false;
      failed.textContent = `This network cannot be trained: ${reason}`;
    },
  };
}
