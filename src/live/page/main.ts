import { addressOf, type LiveAddress, readAddress } from "../address.ts";
import { type Course, canGoOn, mostTurns, pairAt, settingsOf, turnedAfter } from "../course.ts";
import { dataWords } from "../dataWords.ts";
import { type DialName, type DialPair, type Dials, differing, turned } from "../dials.ts";
import type { LiveFrame } from "../frame.ts";
import type { OwnData } from "../ownData.ts";
import { paintedWindow } from "../painting.ts";
import { scenarioText } from "../scenarioText.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { beyondLine, networkNames, percent, stateLine, turnsLine, wordLabel } from "../words.ts";
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
/** How long a dial rests before training follows it. */
const SETTLED_MILLISECONDS = 90;
/** How often a chosen unit, and what chance does, is worked out again. */
const LOOK_MILLISECONDS = 250;

let { pair, speed, experiment, play: playing, embed }: LiveAddress = readAddress(location.hash);
/** How the networks are trained; `pair` is how the dials stand now. */
let course: Course = { start: pair, turns: [] };
let generation = 0;
let inks: Inks = inksOfPage();
let isFresh = false;
/** Steps that were asked for one by one. */
let wanted = 0;
/** The step on the way to which both networks are, or will be once what is under way has come. */
let goingTo: number | null = null;
let askedToGo = false;
/** Whether dials have been turned that training shall go on by. */
let isTurned = false;
let trainedUntil = 0;
let curvesAt = 0;
let drawnAt = 0;
let settling = 0;
let pumping = 0;
let own: OwnData | null = null;
let chosen: UnitPlace | null = null;
let lookedAt = 0;
let lookedFor = "";
let shownStep = 0;
/** The furthest step of this training. */
let furthest = 0;
let drawingMaps = 0;

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
    maps: createMapViews(theElement(".maps", panel), drawMapsSoon),
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

/** To a step of this training, to the same bits; where something is under way, after it. */
function goTo(step: number): void {
  if (isFresh) return;
  setPlaying(false);
  goingTo = step;
  askedToGo = false;
  if (frames() !== null) goNow(step);
}

function goNow(step: number): void {
  askedToGo = true;
  curves.keepUntil(step);
  for (const { network } of sides) network.goTo(step, chosen);
}

function beginAnew(): void {
  clearTimeout(settling);
  settling = 0;
  isTurned = false;
  goingTo = null;
  generation++;
  isFresh = true;
  wanted = 0;
  for (const { network, name, panel } of sides) {
    theElement(".failed", panel).hidden = true;
    delete panel.dataset.step;
    network.begin(settingsOf(course, name), generation);
  }
  showDials(course.start);
}

/** An answer has come; once both have, they are drawn, and the next steps are under way meanwhile. */
function heard(): void {
  const both = frames();
  if (both === null) return;
  if (isFresh) {
    isFresh = false;
    curves.keepUntil(-1);
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
  if (isTurned) {
    turnNow(both);
    return;
  }
  if (goingTo !== null && !askedToGo) {
    goNow(goingTo);
    return;
  }
  goingTo = null;
  curves.add(...both);
  const standing = pairAt(course, stepOf(both));
  if (standing !== pair && settling === 0) showDials(standing);
  if (playing && isOver(both)) setPlaying(false);
  pump();
  draw(both);
  if (lookedFor !== lookOf(both)) lookAgain();
}

const stepOf = ([left, right]: readonly [LiveFrame, LiveFrame]) => Math.max(left.step, right.step);

/** Dials that have come to rest: training goes on by them from where it is, or begins anew. */
function settle(): void {
  settling = 0;
  const both = frames();
  if (both !== null && !isFresh) turnNow(both);
  else if (isFresh || sides.some(({ network }) => network.frame() === null)) restart();
  else isTurned = true;
}

function turnNow(both: readonly [LiveFrame, LiveFrame]): void {
  isTurned = false;
  const step = stepOf(both);
  if (
    step === 0 ||
    isOver(both) ||
    course.turns.length === mostTurns ||
    !canGoOn(pairAt(course, step), pair)
  ) {
    restart();
    return;
  }
  course = turnedAfter(course, step, pair);
  curves.keepUntil(step);
  for (const { network, name } of sides) network.plan(settingsOf(course, name).training.phases);
  writeAddress();
  showNames();
}

/** By the dials as they stand, from the first step. */
function restart(): void {
  course = { start: pair, turns: [], own };
  writeAddress();
  begin();
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
  for (const { network } of sides) network.advance(steps, isTime ? chosen : null, isTime);
}

/** What is looked at, and when. */
const lookOf = ([{ step }]: readonly [LiveFrame, LiveFrame]) =>
  `${generation} ${step} ${chosen?.layer} ${chosen?.unit}`;

/** Of a step that is shown already, what is not worked out for every frame. */
function lookAgain(): void {
  const both = frames();
  if (playing || isFresh || both === null) return;
  lookedFor = lookOf(both);
  for (const { network } of sides) network.advance(0, chosen, true);
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
  // What was predicted speaks of the dials as they stood at the start.
  if (course.turns.length === 0) experimentView.see(...both);
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

/** Drawn flowers come one by one: the maps are drawn once for all that come together. */
function drawMapsSoon(): void {
  if (drawingMaps !== 0) return;
  drawingMaps = window.setTimeout(() => {
    drawingMaps = 0;
    drawMaps();
  }, FRAME_MILLISECONDS);
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
  const step = stepOf(both);
  shownStep = step;
  theElement("#step").textContent = String(step);
  furthest = Math.max(furthest, step);
  stepSlider.max = String(Math.max(1, furthest));
  if (document.activeElement !== stepSlider || playing) stepSlider.value = String(step);
  sides.forEach(({ panel }, at) => {
    const frame = both[at]!;
    const { beyondChance } = frame;
    if (beyondChance !== null || !playing)
      theElement("[data-beyond]", panel).textContent = beyondLine(beyondChance);
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
  theElement("#of").textContent = [`of ${pair.left.steps} steps`, turnsLine(course)]
    .filter(Boolean)
    .join(" · ");
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
  const { start, turns } = course;
  const said = { pair: start, turns, speed, experiment, play: false, own: own !== null };
  history.replaceState(null, "", addressOf({ ...said, embed }) || "#");
  theElement<HTMLAnchorElement>("#whole").href = addressOf({ ...said, embed: false }) || "#";
}

function showDials(to: DialPair): void {
  pair = to;
  panelOfDials.show(pair);
  showNames();
}

function changePair(to: DialPair): void {
  showDials(to);
  clearTimeout(settling);
  settling = window.setTimeout(settle, SETTLED_MILLISECONDS);
}

const ownPanel = createOwnDataPanel(theElement("#own"), {
  changed(to) {
    setOwn(to);
    clearTimeout(settling);
    settling = window.setTimeout(restart, SETTLED_MILLISECONDS);
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

/** What an experiment proposes is seen from the first step on. */
function turnBoth(changes: Partial<Dials>): void {
  pair = { left: { ...pair.left, ...changes }, right: { ...pair.right, ...changes } };
  setPlaying(true);
  restart();
}

/** Everything as an address says. */
function follow(address: LiveAddress): void {
  ({ speed, experiment, embed } = address);
  document.documentElement.classList.toggle("embedded", embed);
  if (!address.own) {
    ownPanel.forget();
    setOwn(null);
  }
  course = { start: address.pair, turns: address.turns, own };
  speedSelect.value = String(speed);
  experimentView.show(experiment);
  setPlaying(address.play);
  begin();
  theElement<HTMLAnchorElement>("#whole").href = addressOf({ ...address, play: false, embed: false }) || "#";
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
theElement("#back").onclick = () => goTo(Math.max(0, (goingTo ?? shownStep) - 1));
stepSlider.onchange = () => goTo(Number(stepSlider.value));
theElement("#reset").onclick = () => {
  setPlaying(false);
  // Whoever has dials has them as they stand; without dials a course is what it is.
  if (embed) begin();
  else restart();
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
  const text = scenarioText(course);
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
// A task of its own, so that none is long.
setTimeout(() => follow(readAddress(location.hash)));
