import { addressOf, type LiveAddress, readAddress } from "../address.ts";
import { type Course, canGoOn, mostTurns, pairAt, settingsOf, turnedAfter } from "../course.ts";
import { type DialPair, type Dials, differing, turned } from "../dials.ts";
import type { LiveFrame } from "../frame.ts";
import { scenarioText } from "../scenarioText.ts";
import { networkNames, percent, stateLine, turnsLine } from "../words.ts";
import { createCurves } from "./curves.ts";
import { createDialPanel } from "./dialPanel.ts";
import { element, theElement } from "./element.ts";
import { createExperimentView } from "./experimentView.ts";
import { createMapViews, type MapViews } from "./mapViews.ts";
import { createNetworkOfPage, type NetworkOfPage } from "./networkOfPage.ts";
import { type Inks, inksOfPage } from "./surface.ts";
import { drawUnits } from "./unitView.ts";

/** One of the two networks, with its place in the page. */
interface Side {
  readonly name: "left" | "right";
  readonly panel: HTMLElement;
  readonly network: NetworkOfPage;
  readonly maps: MapViews;
}

const FRAME_MILLISECONDS = 16;
const CURVES_MILLISECONDS = 100;
const SAID_MILLISECONDS = 1500;
/** Steps of one request: a slow machine falls behind its speed, and stays at hand. */
const MOST_STEPS = 120;
/** How long a dial rests before training follows it. */
const SETTLED_MILLISECONDS = 90;

let { pair, speed, experiment, play: playing, embed }: LiveAddress = readAddress(location.hash);
/** How the networks are trained; `pair` is how the dials stand now. */
let course: Course = { start: pair, turns: [] };
let generation = 0;
let inks: Inks = inksOfPage();
let isFresh = false;
/** Steps that were asked for one by one. */
let wanted = 0;
/** Whether dials have been turned that training shall go on by. */
let isTurned = false;
let trainedUntil = 0;
let curvesAt = 0;
let saidAt = 0;
let drawnAt = 0;
let settling = 0;
let pumping = 0;
let drawingMaps = 0;

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const playButton = theElement<HTMLButtonElement>("#play");
const speedSelect = theElement<HTMLSelectElement>("#speed");
const workerScript = theElement("#worker-script").textContent ?? "";
const reportsBeside = JSON.parse(theElement("#reports-beside").textContent ?? "[]") as readonly string[];

const sides = (["left", "right"] as const).map((name): Side => {
  const panel = theElement(`#${name}`);
  return {
    name,
    panel,
    maps: createMapViews(theElement(".maps", panel), drawMapsSoon),
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
  beginAnew();
  experimentView.begin();
}

/** At a step of this training, to the same bits. */
function goTo(step: number): void {
  const both = frames();
  if (both === null || isFresh) return;
  setPlaying(false);
  curves.keepUntil(step);
  for (const { network } of sides) network.goTo(step);
}

function beginAnew(): void {
  clearTimeout(settling);
  settling = 0;
  isTurned = false;
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
    for (const { maps, network, panel } of sides) {
      maps.build(network.scene()!);
      panel.dataset.kernels = network.isCompiled() ? "compiled" : "plain";
    }
    trainedUntil = performance.now();
    document.documentElement.dataset.ready = "true";
  }
  if (isTurned) {
    turnNow(both);
    return;
  }
  curves.add(...both);
  const standing = pairAt(course, stepOf(both));
  if (standing !== pair && settling === 0) showDials(standing);
  if (playing && isOver(both)) setPlaying(false);
  pump();
  draw(both);
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
  course = { start: pair, turns: [] };
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
  for (const { network } of sides) network.advance(steps);
}

function setPlaying(to: boolean): void {
  playing = to;
  trainedUntil = performance.now();
  playButton.textContent = playing ? "❚❚ pause" : "▶ train";
  playButton.setAttribute("aria-pressed", String(playing));
  if (playing) pump();
  else redraw();
}

// ---- what is shown

/** Where motion is unwelcome, pictures change twice a second. */
let movedAt = 0;
function draw(both: readonly [LiveFrame, LiveFrame]): void {
  const now = performance.now();
  showState(both, now);
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
  sides.forEach(({ maps, network, panel }, at) => {
    maps.draw(both[at]!, inks);
    drawUnits(theElement<HTMLCanvasElement>("canvas.units", panel), network.scene()!.widths, both[at]!, inks);
  });
}

/** Where nothing is under way, everything as it stands. */
function redraw(): void {
  const both = frames();
  if (both === null || isFresh) return;
  showState(both, performance.now());
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

function showState(both: readonly [LiveFrame, LiveFrame], now: number): void {
  theElement("#step").textContent = String(stepOf(both));
  sides.forEach(({ panel }, at) => {
    const frame = both[at]!;
    const line = theElement("[data-state-line]", panel);
    const [step, ...others] = stateLine(frame).split(" · ");
    line.replaceChildren(step!, ...others.flatMap((part) => [" · ", ...withBoldShare(part)]));
    panel.dataset.fingerprint = frame.fingerprint;
    panel.dataset.step = String(frame.step);
  });
  if (playing && now - saidAt < SAID_MILLISECONDS) return;
  saidAt = now;
  const names = networkNames(pair, differing(pair));
  theElement("#said").textContent = sides
    .map((_, at) => {
      const { step, own, fresh } = both[at]!;
      return `${names[at]}, step ${step}: own batches ${percent(own?.accuracy ?? Number.NaN)}, new flowers ${percent(fresh.accuracy)}.`;
    })
    .join(" ");
}

function withBoldShare(part: string): (Node | string)[] {
  const share = /[\d.]+ %$|–$/.exec(part)?.[0];
  return share === undefined ? [part] : [part.slice(0, -share.length), element("b", {}, share)];
}

function showNames(): void {
  const names = networkNames(pair, differing(pair));
  sides.forEach(({ panel }, at) => {
    theElement("[data-name]", panel).textContent = names[at]!;
  });
  theElement("#of").textContent = [`of ${pair.left.steps} steps`, turnsLine(course)]
    .filter(Boolean)
    .join(" · ");
  for (const chip of document.querySelectorAll<HTMLElement>("[data-experiment]")) {
    if (chip.dataset.experiment === experiment) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
}

// ---- what the reader does

function writeAddress(): void {
  const { start, turns } = course;
  const said = { pair: start, turns, speed, experiment, play: false };
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
  course = { start: address.pair, turns: address.turns };
  speedSelect.value = String(speed);
  experimentView.show(experiment);
  setPlaying(address.play);
  begin();
  theElement<HTMLAnchorElement>("#whole").href = addressOf({ ...address, play: false, embed: false }) || "#";
}

playButton.onclick = () => {
  const both = frames();
  if (!playing && both !== null && isOver(both)) begin();
  setPlaying(!playing);
};
theElement("#one").onclick = () => {
  setPlaying(false);
  wanted++;
  pump();
};
theElement("#back").onclick = () => {
  const both = frames();
  if (both !== null) goTo(Math.max(0, stepOf(both) - 1));
};
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
const scenarioDialog = theElement<HTMLDialogElement>("#scenario");
theElement("#copy").onclick = () => {
  setPlaying(false);
  const text = scenarioText(course);
  theElement("pre", scenarioDialog).textContent = text;
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
  place.innerHTML = `<svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4"/></svg>own batches <svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4" stroke-dasharray="5 3"/></svg>new flowers`;
// A task of its own, so that none is long.
setTimeout(() => follow(readAddress(location.hash)));
