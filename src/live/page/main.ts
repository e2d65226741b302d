import { addressOf, type LiveAddress, readAddress } from "../address.ts";
import { pairAt } from "../course.ts";
import { type DialName, type DialPair, type Dials, hasUnit, turned } from "../dials.ts";
import { experimentOf } from "../experiments.ts";
import type { OwnData } from "../ownData.ts";
import { paintedWindow } from "../painting.ts";
import { scenarioText } from "../scenarioText.ts";
import type { UnitPlace } from "../unitDetail.ts";
import { createDialPanel } from "./dialPanel.ts";
import { connectDialsSheet } from "./dialsSheet.ts";
import { theElement, write } from "./element.ts";
import { createExperimentView } from "./experimentView.ts";
import { takeDroppedFiles } from "./fileDrop.ts";
import { createOwnDataPanel } from "./ownDataPanel.ts";
import { paintOnMap } from "./paintOnMap.ts";
import { readTableFile } from "./readTableFile.ts";
import { createTableLink } from "./tableLink.ts";
import { createTraining, stepOf } from "./training.ts";
import { createTrainingControls } from "./trainingControls.ts";
import { createTrainingViews } from "./trainingViews.ts";

/** What the reader has chosen; of dials, how they stand now. */
let { pair, speed, experiment, embed, unit }: LiveAddress = readAddress(location.hash);
let own: OwnData | null = null;

const workerScript = theElement("#worker-script").textContent ?? "";
const tableScript = theElement("#table-worker-script").textContent ?? "";
const reportsBeside = JSON.parse(theElement("#reports-beside").textContent ?? "[]") as readonly string[];
const wholePage = theElement<HTMLAnchorElement>("#whole");

const training = createTraining(workerScript, {
  begun({ start }) {
    views.begin();
    controls.begin();
    experimentView.begin();
    showDials(start);
    if (unit !== null && !hasUnit(start, unit)) choose(null);
  },
  made(side, scene, isCompiled) {
    views.build(side, scene, isCompiled);
    views.showPainted(ownPanel.untrained());
  },
  came(both) {
    const { dataset } = document.documentElement;
    if (dataset.ready === undefined) dataset.ready = "true";
    const course = training.course();
    const standing = pairAt(course, stepOf(both));
    if (standing !== pair && !training.isTurning()) showDials(standing);
    controls.showStep(stepOf(both), both[0].isWhole);
    views.came(both);
    // What was predicted speaks of the dials as they stood at the start.
    if (course.turns.length === 0) experimentView.see(...both);
  },
  turned() {
    writeAddress();
    views.name(pair);
  },
  plays: (isPlaying) => controls.showPlaying(isPlaying),
  failed: (side, reason) => views.fail(side, reason),
});
const views = createTrainingViews(training, chooseHere);
const controls = createTrainingControls(training, {
  // Whoever has dials has them as they stand; without dials a course is what it is.
  reset: () => (embed ? training.begin(training.course()) : beginBy(pair)),
  speed(stepsASecond) {
    speed = stepsASecond;
    training.setSpeed(speed);
    writeAddress();
  },
});
const panelOfDials = createDialPanel(theElement("#dials"), (name, value, side) => {
  showDials(turned(pair, name, value, side));
  training.turn(pair);
});
const experimentView = createExperimentView(theElement("#experiment"), turnBoth, reportsBeside);

function showDials(to: DialPair): void {
  pair = to;
  panelOfDials.show(pair);
  views.name(pair);
}

/** From the first step, by those dials alone. */
function beginBy(to: DialPair): void {
  training.begin({ start: to, turns: [], own });
  writeAddress();
}

/** What an experiment proposes is seen from the first step on. */
function turnBoth(changes: Partial<Dials>): void {
  training.play(true);
  beginBy({ left: { ...pair.left, ...changes }, right: { ...pair.right, ...changes } });
}

// ---- the address

function writeAddress(): void {
  const { start, turns } = training.course();
  const said = { pair: start, turns, speed, experiment, unit, play: false, own: own !== null };
  history.replaceState(null, "", addressOf({ ...said, embed }) || "#");
  wholePage.href = addressOf({ ...said, embed: false }) || "#";
}

/** Everything as an address says. */
function follow(address: LiveAddress): void {
  ({ speed, experiment, embed } = address);
  document.documentElement.classList.toggle("embedded", embed);
  if (!address.own) {
    ownPanel.forget();
    setOwn(null);
  }
  controls.showSpeed(speed);
  training.setSpeed(speed);
  experimentView.show(experiment);
  // What came out is told of one step, on any machine.
  training.meet(experiment === null ? null : experimentOf(experiment).toldFrom);
  showExperimentChosen();
  choose(address.unit);
  training.begin({ start: address.pair, turns: address.turns, own });
  training.play(address.play);
  wholePage.href = addressOf({ ...address, play: false, embed: false }) || "#";
  if (address.own && own === null) {
    openOwn(true);
    ownPanel.missData();
  }
}

function showExperimentChosen(): void {
  for (const chip of document.querySelectorAll<HTMLElement>("[data-experiment]")) {
    if (chip.dataset.experiment === experiment) {
      chip.setAttribute("aria-current", "true");
      chip.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else chip.removeAttribute("aria-current");
  }
}

const followHere = () => follow(readAddress(location.hash));
addEventListener("hashchange", followHere);
// An experiment that stands in the address already is begun again.
for (const chip of document.querySelectorAll<HTMLAnchorElement>("[data-experiment]"))
  chip.onclick = () => {
    if (chip.hash === location.hash) followHere();
  };

// ---- a unit of both

function choose(to: UnitPlace | null): void {
  unit = to;
  const section = theElement("#unit");
  section.hidden = unit === null;
  document.body.classList.toggle("has-unit", unit !== null);
  if (unit !== null)
    theElement("#unit-title").textContent = `Layer ${unit.layer + 1}, unit ${unit.unit + 1} of both`;
  views.choose(unit);
  training.look(unit);
}

function chooseHere(to: UnitPlace | null): void {
  choose(to);
  writeAddress();
  if (to !== null) theElement("#unit").scrollIntoView({ block: "nearest" });
}

theElement("#close-unit").onclick = () => {
  chooseHere(null);
  theElement('.cells [tabindex="0"]').focus();
};

// ---- data of the reader's own

const ownPanel = createOwnDataPanel(theElement("#own"), {
  changed(to) {
    if (to === null && own === null) return;
    setOwn(to);
    training.restart(pair, own);
  },
  painted: (points) => views.showPainted(points),
  read: (asked) => readTableFile(tableScript, asked),
});
for (const layer of views.paintLayers) paintOnMap(layer, paintedWindow, ownPanel.strokes);

function setOwn(to: OwnData | null): void {
  own = to;
  panelOfDials.useless(own === null ? [] : ownUseless(own));
  views.speakOf(own);
}

/** Dials that turn nothing where the data are the reader's own. */
const ownUseless = ({ subset }: OwnData): readonly DialName[] => [
  ...(["distance", "overlap", "boundary"] as const),
  ...(subset === null ? (["bias", "schedule", "block"] as const) : []),
];

const ownButton = theElement("#own-button");
function openOwn(isOpen: boolean): void {
  ownButton.setAttribute("aria-expanded", String(isOpen));
  document.body.classList.toggle("own-open", isOpen);
  ownPanel.show(isOpen);
  for (const layer of views.paintLayers) layer.hidden = !isOpen;
}
ownButton.onclick = () => openOwn(ownButton.getAttribute("aria-expanded") !== "true");
takeDroppedFiles((file) => {
  openOwn(true);
  ownPanel.readFile(file);
});

// ---- as a scenario

const offerTable = createTableLink(theElement<HTMLAnchorElement>("#table-file"));
const scenarioDialog = theElement<HTMLDialogElement>("#scenario");
theElement("#copy").onclick = () => {
  training.play(false);
  const text = scenarioText(training.course());
  theElement("pre", scenarioDialog).textContent = text;
  offerTable(own);
  scenarioDialog.showModal();
  const copied = theElement("#copied");
  write(copied, "");
  navigator.clipboard?.writeText(text).then(
    () => write(copied, "Copied. "),
    () => {},
  );
};

connectDialsSheet(theElement("#dials-button"));
theElement("#dials").onsubmit = (event) => event.preventDefault();
for (const place of document.querySelectorAll(".lines"))
  place.innerHTML = `<svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4"/></svg>own batches <svg aria-hidden="true" viewBox="0 0 26 8"><line x1="0" x2="26" y1="4" y2="4" stroke-dasharray="5 3"/></svg><span data-new-ones>new flowers</span>`;
// A task of its own, so that none is long.
setTimeout(followHere);
