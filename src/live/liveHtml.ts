import { runCalledAs } from "../report/calledAs.ts";
import { contentSecurityPolicy } from "../report/contentSecurityPolicy.ts";
import { escapeHtml } from "../report/escape.ts";
import { colours } from "../report/styles/colours.ts";
import { experimentNames, experimentOf } from "./experiments.ts";
import { liveStyles } from "./liveStyles.ts";
import { speeds } from "./speeds.ts";

/** Texts of the page's scripts, as the build made them. */
export interface LiveScripts {
  readonly page: string;
  /** Trains a network; the page starts it from a blob. */
  readonly worker: string;
  /** Reads a table, likewise. */
  readonly tableWorker: string;
}

/**
 * The whole page, offline: one script that its hash names, workers from blobs alone, kernels compiled there.
 *
 * @param reports folders of reports that lie beside it, to which experiments may link
 */
export function liveHtml(scripts: LiveScripts, reports: readonly string[]): string {
  const page = insideScript(scripts.page);
  const policy = contentSecurityPolicy([page], ["worker-src blob:"], ["'wasm-unsafe-eval'"]);
  const there = experimentNames
    .map((name) => experimentOf(name).report)
    .filter((name) => reports.includes(name));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Covariate shift lab: live</title>
<link rel="icon" href="data:,">
<style>${colours}
${liveStyles}</style>
</head>
<body>
${body}
<script type="text/plain" id="worker-script">${insideScript(scripts.worker)}</script>
<script type="text/plain" id="table-worker-script">${insideScript(scripts.tableWorker)}</script>
<script type="application/json" id="reports-beside">${insideScript(JSON.stringify(there))}</script>
<script>${page}</script>
</body>
</html>
`;
}

/** Nothing in it ends the element that it stands in. */
const insideScript = (text: string) => text.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");

const chips = experimentNames
  .map(
    (name) =>
      `<a class="experiment" href="#experiment=${name}&amp;play" data-experiment="${name}">${escapeHtml(experimentOf(name).title)}</a>`,
  )
  .join("");

const speedOptions = speeds.map((each) => `<option value="${each}">${each}/s</option>`).join("");

/** A button whose words are a sign where there is little room. */
const sign = (id: string, words: string, short: string) =>
  `<button id="${id}"><span class="long">${words}</span><span class="short" aria-hidden="true">${short}</span></button>`;

const panel = (
  side: "left" | "right",
  words: string,
) => `<section class="panel ${side}" id="${side}" aria-labelledby="${side}-name">
<header><h2 id="${side}-name"><span class="dot" aria-hidden="true"></span><span data-name="${side}">${words}</span></h2><p class="state" data-state-line="${side}"></p></header>
<div class="maps"></div>
<h3 id="${side}-units"><span>What hidden units receive, −6 to 6 · choose one</span> <span class="key"><i class="buds"></i> <span data-subset="0">buds</span> <i class="blown"></i> <span data-subset="1">blown roses</span></span></h3>
<div class="units" role="group" aria-labelledby="${side}-units"></div>
<p class="beyond" data-beyond="${side}" title="Share of each layer’s units whose input moved, from the last batch but one to the last, further than 19 of 20 pairs of uniform batches in this network"></p>
<p class="failed" role="alert" hidden></p>
</section>`;

const curveNames = `<span class="names"><i class="left"></i> <span data-short-name="left"></span> <i class="right"></i> <span data-short-name="right"></span></span>`;

const body = `<header class="top"><div class="title"><p class="kicker">Covariate shift lab</p><h1>Turn a dial, press train</h1></div>
<div class="doings" role="group" aria-label="Training">
<button id="play" class="main" aria-pressed="false">▶ train</button>
${sign("back", "one back", "−1")}
${sign("one", "one step", "+1")}
${sign("reset", "reset", "↺")}
<label><span class="unit-of">speed </span><select id="speed" aria-label="steps a second">${speedOptions}</select></label>
<button id="dials-button" aria-expanded="false" aria-controls="dials">dials</button>
</div>
<p class="step"><b id="step">0</b> <span id="of">of 3000 steps</span></p>
<div class="more"><button id="own-button" aria-expanded="false" aria-controls="own">own data</button><button id="copy">copy as scenario</button>
<a id="whole" href="#" target="_blank" rel="noopener">all dials</a></div></header>
<nav aria-label="Guided experiments"><span>Try</span>${chips}</nav>
<section id="experiment" aria-live="polite" hidden></section>
<section id="own" aria-label="Data of your own" hidden></section>
<noscript><p class="failed">The live lab trains in your browser: it needs JavaScript. Nothing is fetched or sent.</p></noscript>
<main>
<form id="dials" aria-label="Dials" autocomplete="off"></form>
<div class="networks">${panel("left", "batch norm")}${panel("right", "no norm")}</div>
<section id="unit" aria-labelledby="unit-title" hidden>
<header><h2 id="unit-title">Chosen unit</h2><button id="close-unit">close</button></header>
<div class="details"><div class="detail left"></div><div class="detail right"></div></div>
</section>
<section class="curves" aria-label="Curves">
<figure><figcaption><span>Accuracy ${curveNames}</span></figcaption><div id="accuracy-curve" class="curve"></div></figure>
<figure><figcaption><span>Loss</span><span class="lines"></span><label class="to-step">back to a step <input id="to-step" type="range" min="0" max="1" value="0"></label></figcaption><div id="loss-curve" class="curve"></div></figure>
</section>
</main>
<p id="said" class="visually-hidden" role="status"></p>
<dialog id="scenario" aria-labelledby="scenario-title"><h2 id="scenario-title">As a scenario</h2><p><span id="copied" role="status"></span>Save it as a file; <code>${runCalledAs("FILE")}</code> trains the same networks, to the same bits, over as many seeds as you say.</p><pre tabindex="0"></pre><p><a id="table-file" hidden></a></p><form method="dialog"><button>close</button></form></dialog>`;
