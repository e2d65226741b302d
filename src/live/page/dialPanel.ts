import { type DialName, type DialPair, dialNames, dials, differing, sharedDials } from "../dials.ts";
import { dialLabels, wordLabel } from "../words.ts";
import { element } from "./element.ts";

/** The dials of both networks: one control where they share a setting, two where each has its own. */
export interface DialPanel {
  show(pair: DialPair): void;
  /** Dials that turn nothing as things are. */
  useless(names: readonly DialName[]): void;
}

type Side = "left" | "right";
type Turn = (name: DialName, value: string | number, side: Side | "both") => void;

const groups: readonly (readonly [string, readonly DialName[]])[] = [
  ["Mini-batches", ["bias", "schedule", "block", "batch"]],
  ["Network", ["norm", "placement", "activation", "depth", "width", "init", "scale"]],
  ["Training", ["optimizer", "rate", "steps"]],
  ["Flowers", ["distance", "overlap", "boundary", "seed"]],
];

const canDiffer = (name: DialName) => !sharedDials.includes(name);

export function createDialPanel(place: HTMLElement, turn: Turn): DialPanel {
  let shown: DialPair | null = null;
  /** Those that each network has for itself, though both may stand alike. */
  const apart = new Set<DialName>(["norm"]);
  const rows = new Map(dialNames.map((name) => [name, element("div", { class: "dial" })]));

  const differ = element("p", { class: "differ" });
  place.append(differ);

  for (const [title, names] of groups)
    place.append(element("h2", {}, title), ...names.map((name) => rows.get(name)!));

  function isApart(name: DialName, pair: DialPair): boolean {
    return canDiffer(name) && (apart.has(name) || pair.left[name] !== pair.right[name]);
  }

  function fill(name: DialName, pair: DialPair): void {
    const row = rows.get(name)!;
    const two = isApart(name, pair);
    const state = JSON.stringify([two, pair.left[name], pair.right[name]]);
    if (row.dataset.state === state) return;
    const rebuild = row.dataset.two !== String(two);
    row.dataset.state = state;
    row.dataset.two = String(two);
    if (rebuild) build(name, row, two, pair);
    for (const side of ["left", "right"] as const) {
      const control = row.querySelector<HTMLInputElement | HTMLSelectElement>(`.control.${side}`);
      if (control === null) continue;
      const value = pair[side][name];
      control.value = control.type === "range" ? String(nearestStop(name, Number(value))) : String(value);
      const said = row.querySelector(`output.${side}`);
      if (said !== null) said.textContent = String(value);
      if (control.type === "range") control.setAttribute("aria-valuetext", String(value));
    }
  }

  function build(name: DialName, row: HTMLElement, two: boolean, pair: DialPair): void {
    const dial = dials[name];
    row.className = [
      "dial",
      "words" in dial || name === "seed" ? "word" : "number",
      ...(two ? ["apart"] : []),
    ].join(" ");
    const label = element("label", { for: `${name}-left` }, dialLabels[name]);
    const sides: readonly Side[] = two ? ["left", "right"] : ["left"];
    row.replaceChildren(label, ...sides.flatMap((side) => controls(name, side, two)));
    if (!canDiffer(name)) return;
    const button = element(
      "button",
      {
        type: "button",
        class: "apart-button",
        "aria-pressed": String(two),
        "aria-label": `${dialLabels[name]}: a setting for each network`,
        title: two ? "one setting for both" : "a setting for each network",
      },
      two ? "≠" : "=",
    );
    button.onclick = () => {
      const both = shown ?? pair;
      if (two) {
        apart.delete(name);
        turn(name, both.left[name], "both");
      } else {
        apart.add(name);
      }
      if (shown !== null) fill(name, shown);
      row.querySelector<HTMLElement>(".apart-button")?.focus();
    };
    row.append(button);
  }

  function controls(name: DialName, side: Side, two: boolean): HTMLElement[] {
    const dial = dials[name];
    const whose = two ? side : "both";
    const attributes = {
      id: `${name}-${side}`,
      class: `control ${side}`,
      ...(side === "right" ? { "aria-label": `${dialLabels[name]}, second network` } : {}),
    };
    if ("words" in dial) {
      const options = dial.words.map((word) => element("option", { value: word }, wordLabel(word)));
      const select = element("select", attributes, ...options);
      select.onchange = () => turn(name, select.value, whose);
      return [select];
    }
    if (name === "seed") {
      const input = element("input", {
        ...attributes,
        type: "number",
        min: "1",
        max: String(dial.most),
        step: "1",
      });
      input.onchange = () => {
        const value = Math.round(Number(input.value));
        if (value >= dial.least && value <= dial.most) turn(name, value, whose);
        else input.value = String((shown ?? { left: { seed: 1 } }).left.seed);
      };
      return [input];
    }
    const last = String(dial.stops.length - 1);
    const slider = element("input", { ...attributes, type: "range", min: "0", max: last, step: "1" });
    slider.oninput = () => turn(name, dial.stops[Number(slider.value)]!, whose);
    return [slider, element("output", { class: side, for: attributes.id })];
  }

  return {
    useless(names) {
      for (const [name, row] of rows) row.inert = names.includes(name);
    },
    show(pair) {
      shown = pair;
      for (const name of dialNames) fill(name, pair);
      const apartNow = differing(pair).map((name) => dialLabels[name]);
      differ.textContent =
        apartNow.length === 0
          ? "Both are alike; = splits a dial."
          : `They differ in ${apartNow.join(", ")}; = splits a dial.`;
    },
  };
}

/** The stop that lies nearest; an address may stand between two. */
function nearestStop(name: DialName, value: number): number {
  const dial = dials[name];
  if ("words" in dial) return 0;
  let best = 0;
  dial.stops.forEach((stop, at) => {
    if (Math.abs(stop - value) < Math.abs(dial.stops[best]! - value)) best = at;
  });
  return best;
}
