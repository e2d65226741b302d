import { addressOf, type LiveAddress, readAddress } from "../address.ts";
import { dataWords } from "../dataWords.ts";
import { type DialName, type DialPair, type Dials, differing, turned } from "../dials.ts";
import type { LiveFrame } from "../frame.ts";
import { liveSettings } from "../liveSettings.ts";
import type { OwnData } from "../ownData.ts";
import { paintedWindow } from "../painting.ts";
import { scenarioText } from "../scenarioText.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { networkNames, percent, stateLine, wordLabel } from "../words.ts";
import { createCurves } from "./curves.ts";
import { createDialPanel } from "./dialPanel.ts";
import { connectDialsSheet } from "./dialsSheet.ts";
import { element, theElement } from "./element.ts";
import { createExperimentView } from "./experimentView.ts";
import { takeDroppedFiles } from "./fileDrop.ts";
import { createMapViews, type MapViews } from "./mapViews.ts";
import { createNetworkOfPage, type NetworkOfPage } from "./networkOfPage.ts";
import { createOwnDataPanel } from "./ownDataPanel.ts";
import { paintOnMap } from "./paintOnMap.ts";
import { readTableFile } from "./readTableFile.ts";
import { createSpoken } from "./spoken.ts";
import { type Inks, inksOfPage } from "./surface.ts";
import { createTableLink } from "./tableLink.ts";
import { createUnitPanel, type UnitPanel } from "./unitPanel.ts";
import { createUnitView, type UnitView } from "./unitView.ts";

/** One of the two networks, with its place in the page. */
interface Side {
  readonly name: "left" | "right";
  readonly panel: HTMLElement;
  readonly network: NetworkOfPage;
  readonly maps: MapViews;
  readonly units: UnitView;
  readonly detail: UnitPanel;
}

const FRAME_MILLISECONDS = 16;
const CURVES_MILLISECONDS = 100;
/** Steps of one request: a slow machine falls behind its speed, and stays at hand. */
const MOST_STEPS = 120;
/** How long a dial rests before networks begin anew. */
const SETTLED_MILLISECONDS = 90;
/** How often a chosen unit is worked out again. */
const LOOK_MILLISECONDS = 250;

let { pair, speed, experiment, play: playing }: LiveAddress = readAddress(location.hash);
let generation = 0;
let inks: Inks = inksOfPage();
let isFresh = false;
/** Steps that were asked for one by one. */
let wanted = 0;
/** An earlier step that new networks are on their way to; null otherwise. */
let replayed: number | null = null;
let trainedUntil = 0;
let curvesAt = 0;
let drawnAt = 0;
let settling = 0;
let pumping = 0;
let own: OwnData | null = null;
let chosen: UnitPlace | null = null;
let lookedAt = 0;
let lookedFor = "";
/** The furthest step of this training. */
let furthest = 0;

const say = createSpoken(theElement("#said"));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const playButton = theElement<HTMLButtonElement>("#play");
const stepSlider = theElement<HTMLInputElement>("#to-step");
const speedSelect = theElement<HTMLSelectElement>("#speed");
const workerScript = theElement("#worker-script").textContent ?? "";
const reportsBeside = JSON.parse(theElement("#reports-beside").textContent ?? "[]") as readonly string[];

const sides = (["left", "right"] as const).map((name): Side => {
  const panel = theElement(`#${name}`);
  return {
    name,
    panel,
    maps: createMapViews(theElement(".maps", panel), () => drawMaps()),
    units: createUnitView(theElement(".units", panel), choose),
    detail: createUnitPanel(theElement(`.detail.${name}`)),
    network: createNetworkOfPage(workerScript, {
      answered: heard,
      failed(reason) {
        const said = theElement(".failed", panel);
        said.hidden = false;
        said.textContent = `This network cannot be trained: ${reason}`;
        setPlaying(false);
      },
    }),
  };
}) as [Side, Side];
const curves = createCurves(theElement("#accuracy-curve"), theElement("#loss-curve"), goTo);
const panelOfDials = createDialPanel(theElement("#dials"), (name, value, side) => {
  changePair(turned(pair, name, value, side));
});
const experimentView = createExperimentView(theElement("#experiment"), turnBoth, reportsBeside);

/** Both frames, where both networks are at the same step of the same generation. */
function frames(): readonly [LiveFrame, LiveFrame] | null {
  const [left, right] = sides.map(({ network }) => (network.isBusy() ? null : network.frame()));
  return left && right ? [left, right] : null;
}

const isOver = (both: readonly [LiveFrame, LiveFrame]) => both.every(({ ended }) => ended !== null);

/** New networks by the dials as they stand; training goes on where it went. */
function begin(): void {
  furthest = 0;
  beginAnew();
  experimentView.begin();
}

/** At a step of this training: an earlier one is trained again, to the same bits. */
function goTo(step: number): void {
  const both = frames();
  if (both === null || isFresh) return;
  setPlaying(false);
  const now = Math.max(both[0].step, both[1].step);
  if (step >= now) {
    wanted += step - now;
    pump();
    return;
  }
  beginAnew();
  replayed = Math.max(0, step);
}

function beginAnew(): void {
  clearTimeout(settling);
  settling = 0;
  replayed = null;
  generation++;
  isFresh = true;
  wanted = 0;
  for (const { network, name, panel } of sides) {
    theElement(".failed", panel).hidden = true;
    delete panel.dataset.step;
    network.begin(liveSettings(pair[name], own), generation);
  }
  showNames();
}

/** An answer has come; once both have, they are drawn, and the next steps are under way meanwhile. */
function heard(): void {
  const both = frames();
  if (both === null) return;
  if (isFresh) {
    isFresh = false;
    curves.keepUntil(replayed ?? -1);
    wanted += replayed ?? 0;
    for (const { maps, units, network, panel } of sides) {
      maps.build(network.scene()!, dataWords(own));
      if (!ownPanel.isPainting()) maps.showPainted(null);
      units.build(network.scene()!.widths);
      units.show(chosen);
      panel.dataset.kernels = network.isCompiled() ? "compiled" : "plain";
    }
    trainedUntil = performance.now();
    document.documentElement.dataset.ready = "true";
  }
  // Nothing of the way back is shown.
  if (replayed !== null && replayed > 0 && both[0].step === 0) {
    pump();
    return;
  }
  replayed = null;
  curves.add(...both);
  if (playing && isOver(both)) setPlaying(false);
  pump();
  draw(both);
  if (lookedFor !== lookOf(both)) lookAgain();
}

/** Asks for the steps that are due, or waits until some are. */
function pump(): void {
  clearTimeout(pumping);
  const both = frames();
  if (both === null) return;
  const now = performance.now();
  let steps = 0;
  if (playing) {
    steps = Math.min(MOST_STEPS, Math.floor(((now - trainedUntil) * speed) / 1000));
    const pause = Math.max(FRAME_MILLISECONDS, 1000 / speed);
    if (steps === 0 || now - drawnAt < FRAME_MILLISECONDS - 1) {
      pumping = window.setTimeout(pump, steps === 0 ? pause : FRAME_MILLISECONDS);
      return;
    }
    trainedUntil = now;
  } else if (wanted > 0) {
    steps = wanted;
    wanted = 0;
  }
  if (steps === 0) return;
  drawnAt = now;
  const isTime = !playing || now - lookedAt >= LOOK_MILLISECONDS;
  if (isTime) lookedAt = now;
  for (const { network } of sides) network.advance(steps, isTime ? chosen : null);
}

/** What is looked at, and when. */
const lookOf = ([{ step }]: readonly [LiveFrame, LiveFrame]) =>
  `${generation} ${step} ${chosen?.layer} ${chosen?.unit}`;

/** Of a step that is shown already, the chosen unit as well. */
function lookAgain(): void {
  const both = frames();
  if (chosen === null || playing || isFresh || both === null) return;
  lookedFor = lookOf(both);
  for (const { network } of sides) network.advance(0, chosen);
}

function setPlaying(to: boolean): void {
  playing = to;
  trainedUntil = performance.now();
  playButton.textContent = playing ? "❚❚ pause" : "▶ train";
  playButton.setAttribute("aria-pressed", String(playing));
  if (playing) pump();
  else {
    redraw();
    lookAgain();
  }
}

// ---- what is shown

/** Where motion is unwelcome, pictures change twice a second. */
let movedAt = 0;
function draw(both: readonly [LiveFrame, LiveFrame]): void {
  const now = performance.now();
  showState(both);
  showUnit(both);
  experimentView.see(...both);
  if (playing && calm.matches && now - movedAt < 500) return;
  movedAt = now;
  drawPictures(both);
  if (playing && now - curvesAt < CURVES_MILLISECONDS) return;
  curvesAt = now;
  curves.draw();
}

function drawPictures(both: readonly [LiveFrame, LiveFrame]): void {
  sides.forEach(({ maps, units, detail }, at) => {
    maps.draw(both[at]!, inks);
    units.draw(both[at]!, inks);
    if (chosen !== null) detail.draw(inks);
  });
}

/** Where nothing is under way, everything as it stands. */
function redraw(): void {
  const both = frames();
  if (both === null || isFresh) return;
  showState(both);
  drawPictures(both);
  curves.draw();
}

function drawMaps(): void {
  const both = frames();
  if (both === null || isFresh || playing) return;
  sides.forEach(({ maps }, at) => {
    maps.draw(both[at]!, inks);
  });
}

function showState(both: readonly [LiveFrame, LiveFrame]): void {
  const words = dataWords(own);
  const step = Math.max(both[0].step, both[1].step);
  theElement("#step").textContent = String(step);
  furthest = Math.max(furthest, step);
  stepSlider.max = String(Math.max(1, furthest));
  if (document.activeElement !== stepSlider || playing) stepSlider.value = String(step);
  sides.forEach(({ panel }, at) => {
    const frame = both[at]!;
    const line = theElement("[data-state-line]", panel);
    const [step, ...others] = stateLine(frame, words.newOnes).split(" · ");
    line.replaceChildren(
      step!,
      ...others.flatMap((part) => [
        element("span", { class: "dot" }, " · "),
        element("span", { class: "part" }, ...withBoldShare(part)),
      ]),
    );
    panel.dataset.fingerprint = frame.fingerprint;
    panel.dataset.step = String(frame.step);
  });
  const names = networkNames(pair, differing(pair));
  say(
    sides
      .map((_, at) => {
        const { step, own, fresh } = both[at]!;
        return `${names[at]}, step ${step}: own batches ${percent(own?.accuracy ?? Number.NaN)}, ${words.newOnes} ${percent(fresh.accuracy)}.`;
      })
      .join(" "),
  );
}

function withBoldShare(part: string): (Node | string)[] {
  const share = /[\d.]+ %$|–$/.exec(part)?.[0];
  return share === undefined ? [part] : [part.slice(0, -share.length), element("b", {}, share)];
}

function showNames(): void {
  const names = networkNames(pair, differing(pair));
  sides.forEach(({ name }, at) => {
    for (const place of document.querySelectorAll(`[data-name="${name}"]`)) place.textContent = names[at]!;
    theElement(`#${name}-units`).dataset.of = names[at]!;
  });
  theElement("#of").textContent = `of ${pair.left.steps} steps`;
  for (const chip of document.querySelectorAll<HTMLElement>("[data-experiment]")) {
    if (chip.dataset.experiment === experiment) {
      chip.setAttribute("aria-current", "true");
      chip.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else chip.removeAttribute("aria-current");
  }
}

/** The chosen unit of both, as far as they have told of it. */
function showUnit(both: readonly [LiveFrame, LiveFrame]): void {
  if (chosen === null) return;
  sides.forEach(({ name, detail, network }, at) => {
    const { unit, step } = both[at]!;
    const isThere = chosen!.unit < (network.scene()!.widths[chosen!.layer] ?? 0);
    if (unit !== null || !isThere) detail.show(unit, step, wordLabel(pair[name].norm));
  });
}

// ---- what the reader does

function choose(unit: UnitPlace | null): void {
  chosen = unit;
  const section = theElement("#unit");
  section.hidden = unit === null;
  document.body.classList.toggle("has-unit", unit !== null);
  if (unit !== null)
    theElement("#unit-title").textContent = `Layer ${unit.layer + 1}, unit ${unit.unit + 1} of both`;
  for (const { units } of sides) units.show(unit);
  lookAgain();
  redraw();
  if (unit !== null) section.scrollIntoView({ block: "nearest" });
}

connectDialsSheet(theElement("#dials-button"));
theElement("#close-unit").onclick = () => {
  choose(null);
  theElement('.cells [tabindex="0"]').focus();
};

function writeAddress(): void {
  const address = addressOf({ pair, speed, experiment, play: false, own: own !== null });
  history.replaceState(null, "", address === "" ? "#" : address);
}

function changePair(to: DialPair): void {
  pair = to;
  panelOfDials.show(pair);
  writeAddress();
  clearTimeout(settling);
  settling = window.setTimeout(begin, SETTLED_MILLISECONDS);
}

const ownPanel = createOwnDataPanel(theElement("#own"), {
  changed(to) {
    setOwn(to);
    changePair(pair);
  },
  painted(points) {
    for (const { maps } of sides) maps.showPainted(points);
    drawMaps();
  },
  read: (file, bytes, wanted) => readTableFile(workerScript, file, bytes, wanted),
});
for (const { maps } of sides) paintOnMap(maps.layer, paintedWindow, ownPanel.strokes);

function setOwn(to: OwnData | null): void {
  own = to;
  panelOfDials.useless(own === null ? [] : ownUseless(own));
  showDataWords();
}

/** Dials that turn nothing where the data are the reader's own. */
const ownUseless = ({ subset }: OwnData): readonly DialName[] => [
  ...(["distance", "overlap", "boundary"] as const),
  ...(subset === null ? (["bias", "schedule", "block"] as const) : []),
];

function showDataWords(): void {
  const { subsets, newOnes } = dataWords(own);
  for (const place of document.querySelectorAll("[data-new-ones]")) place.textContent = newOnes;
  for (const place of document.querySelectorAll<HTMLElement>("[data-subset]"))
    place.textContent = subsets[Number(place.dataset.subset)] ?? "all rows";
  for (const key of document.querySelectorAll(".key")) key.classList.toggle("one", subsets.length === 0);
}

const ownButton = theElement("#own-button");
function openOwn(isOpen: boolean): void {
  ownButton.setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("own-open", isOpen);
  ownPanel.show(isOpen);
  for (const { maps } of sides) maps.layer.hidden = !isOpen;
  redraw();
}
ownButton.onclick = () => openOwn(ownButton.getAttribute("aria-expanded") !== "true");
takeDroppedFiles((file) => {
  openOwn(true);
  ownPanel.readFile(file);
});

function turnBoth(changes: Partial<Dials>): void {
  changePair({ left: { ...pair.left, ...changes }, right: { ...pair.right, ...changes } });
  setPlaying(true);
}

/** Everything as an address says. */
function follow(address: LiveAddress): void {
  ({ pair, speed, experiment } = address);
  if (!address.own) {
    ownPanel.forget();
    setOwn(null);
  }
  panelOfDials.show(pair);
  speedSelect.value = String(speed);
  experimentView.show(experiment);
  setPlaying(address.play);
  begin();
  if (address.own && own === null) {
    openOwn(true);
    ownPanel.missData();
  }
}

playButton.onclick = () => {
  const both = frames();
  if (!playing && both !== null && isOver(both)) begin();
  setPlaying(!playing);
};
theElement("#one").onclick = () => {
  // A dial that was turned just now counts already.
  if (settling !== 0) begin();
  setPlaying(false);
  wanted++;
  pump();
};
theElement("#back").onclick = () => {
  const both = frames();
  if (both !== null) goTo(Math.max(both[0].step, both[1].step) - 1);
};
stepSlider.onchange = () => goTo(Number(stepSlider.value));
theElement("#reset").onclick = () => {
  setPlaying(false);
  begin();
};
speedSelect.onchange = () => {
  speed = Number(speedSelect.value);
  trainedUntil = performance.now();
  writeAddress();
};
theElement("#dials").onsubmit = (event) => event.preventDefault();
const offerTable = createTableLink(theElement<HTMLAnchorElement>("#table-file"));
const scenarioDialog = theElement<HTMLDialogElement>("#scenario");
theElement("#copy").onclick = () => {
  setPlaying(false);
  const text = scenarioText(pair, own);
  theElement("pre", scenarioDialog).textContent = text;
  offerTable(own);
  scenarioDialog.showModal();
  navigator.clipboard?.writeText(text).catch(() => {});
};
addEventListener("hashchange", () => follow(readAddress(location.hash)));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  inks = inksOfPage();
  redraw();
});
new ResizeObserver(() => redraw()).observe(theElement("main"));
for (const place of document.querySelectorAll(".lines"))
  place.innerHTML = `<svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4"/></svg>own batches <svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4" stroke-dasharray="5 3"/></svg><span data-new-ones>new flowers</span>`;
follow(readAddress(location.hash));
