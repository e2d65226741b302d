import { type DataWords, dataWords } from "../dataWords.ts";
import { type DialPair, differing, usualPair } from "../dials.ts";
import type { LiveScene } from "../frame.ts";
import type { OwnData } from "../ownData.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { networkNames, percent, shortNames, turnMarks, turnsLine, wordLabel } from "../words.ts";
import { createCurves } from "./curves.ts";
import { theElement, write } from "./element.ts";
import { createNetworkView } from "./networkView.ts";
import { createOneByOne } from "./oneByOne.ts";
import { createSizes } from "./sizes.ts";
import { createSpoken } from "./spoken.ts";
import { inksOfPage } from "./surface.ts";
import { type Both, type Side, sides, stepOf, type Training } from "./training.ts";

/** What is seen and said of both networks as they train. */
export interface TrainingViews {
  /** Lie over the large maps, to be painted on. */
  readonly paintLayers: readonly HTMLElement[];
  begin(): void;
  build(side: Side, scene: LiveScene, isCompiled: boolean): void;
  came(both: Both): void;
  /** By dials as they stand, and as they were turned on the way. */
  name(pair: DialPair): void;
  /** Data are spoken of as what they are. */
  speakOf(own: OwnData | null): void;
  choose(unit: UnitPlace | null): void;
  /** Flowers that are painted, and not trained on yet; null: those of the scenes. */
  showPainted(points: Float32Array | null): void;
  /** A network cannot be trained. */
  fail(side: Side, reason: string): void;
}

/** Maps change with every frame; the inputs of units and the curves so often. */
const REST_MILLISECONDS = 100;
/** Where motion is unwelcome, pictures change twice a second. */
const CALM_MILLISECONDS = 500;

/** @param choose told of a unit that was pointed at */
export function createTrainingViews(training: Training, choose: (unit: UnitPlace) => void): TrainingViews {
  const say = createSpoken(theElement("#said"));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const redraw = createOneByOne([() => drawMaps(0), () => drawMaps(1), drawUnits, drawCurves]);
  const sizes = createSizes(redraw);
  const curves = createCurves(theElement("#accuracy-curve"), theElement("#loss-curve"), sizes, training.goTo);
  const views = sides.map((side, at) =>
    createNetworkView(side, {
      sizes,
      redrawMaps() {
        if (!training.isPlaying()) drawMaps(at);
      },
      choose,
    }),
  );
  let inks = inksOfPage();
  let words: DataWords = dataWords(null);
  let pair = usualPair;
  /** The last that came of the networks that there are. */
  let shown: Both | null = null;
  let restAt = 0;
  let movedAt = 0;

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    inks = inksOfPage();
    redraw();
  });

  const viewOf = (side: Side) => views[sides.indexOf(side)]!;

  function tell(both: Both): void {
    const names = networkNames(pair, differing(pair));
    sides.forEach((side, at) => {
      views[at]!.tell(both[at]!, words, wordLabel(pair[side].norm));
    });
    const said = both.map(
      ({ step, own, fresh }, at) =>
        `${names[at]}, step ${step}: own batches ${percent(own?.accuracy ?? Number.NaN)}, ${words.newOnes} ${percent(fresh.accuracy)}.`,
    );
    say(said.join(" "));
  }

  function drawMaps(at: number): void {
    if (shown !== null) views[at]!.drawMaps(shown[at]!, inks);
  }

  function drawUnits(): void {
    for (const view of views) view.drawUnits(inks);
  }

  function drawCurves(): void {
    if (shown !== null) curves.draw(turnMarks(training.course()));
  }

  return {
    paintLayers: views.map(({ paintLayer }) => paintLayer),
    begin() {
      shown = null;
      curves.keepUntil(-1);
      for (const view of views) view.begin();
    },
    build: (side, scene, isCompiled) => viewOf(side).build(scene, words, isCompiled),
    came(both) {
      shown = both;
      curves.keepUntil(stepOf(both));
      curves.add(...both);
      tell(both);
      const now = performance.now();
      const isPlaying = training.isPlaying();
      if (isPlaying && calm.matches && now - movedAt < CALM_MILLISECONDS) return;
      movedAt = now;
      drawMaps(0);
      drawMaps(1);
      if (isPlaying && now - restAt < REST_MILLISECONDS) return;
      restAt = now;
      drawUnits();
      drawCurves();
    },
    name(next) {
      pair = next;
      const names = networkNames(pair, differing(pair));
      const short = shortNames(pair, differing(pair));
      sides.forEach((side, at) => {
        write(theElement(`[data-name="${side}"]`), names[at]!);
        write(theElement(`[data-short-name="${side}"]`), short[at]!);
        theElement(`#${side}-units`).dataset.of = names[at]!;
      });
      theElement("#of").textContent = [`of ${pair.left.steps} steps`, turnsLine(training.course())]
        .filter(Boolean)
        .join(" · ");
    },
    speakOf(own) {
      words = dataWords(own);
      const { subsets, newOnes } = words;
      for (const place of document.querySelectorAll("[data-new-ones]")) place.textContent = newOnes;
      for (const place of document.querySelectorAll<HTMLElement>("[data-subset]"))
        place.textContent = subsets[Number(place.dataset.subset)] ?? "all rows";
      for (const key of document.querySelectorAll(".key")) key.classList.toggle("one", subsets.length === 0);
    },
    choose(unit) {
      for (const view of views) view.choose(unit);
    },
    showPainted(points) {
      for (const view of views) view.showPainted(points);
      if (!training.isPlaying()) for (const at of views.keys()) drawMaps(at);
    },
    fail: (side, reason) => viewOf(side).fail(reason),
  };
}
