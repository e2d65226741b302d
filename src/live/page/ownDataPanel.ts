import { flowerUrl } from "../../report/flowerUrl.ts";
import type { OwnData } from "../ownData.ts";
import type { OwnColumns, ReadOwnTable } from "../ownTable.ts";
import { createPainting, flowerOf, type Kind, kinds } from "../painting.ts";
import { createColumnChoice } from "./columnChoice.ts";
import { element } from "./element.ts";
import type { Strokes } from "./paintOnMap.ts";
import type { TableAsked } from "./tableWorker.ts";

/** Where a reader paints flowers, or chooses a table. */
export interface OwnDataPanel {
  /** What a map tells of painting. */
  readonly strokes: Strokes;
  readFile(file: File): void;
  show(isOpen: boolean): void;
  /** As if nothing had been painted or read. */
  forget(): void;
  /** Flowers that are painted, while networks do not train on them; null: there are none. */
  untrained(): Float32Array | null;
  /** Says that an address spoke of data which it does not hold. */
  missData(): void;
}

interface Heard {
  /** Data to train on from now on; null: simulated flowers. */
  changed(own: OwnData | null): void;
  /** Flowers that are painted so far; null: none. */
  painted(points: Float32Array | null): void;
  read(asked: TableAsked): Promise<ReadOwnTable>;
}

/** Of a file that is taken at all. */
const MOST_BYTES = 50_000_000;

const kindLabels = ["rose, buds", "other, buds", "rose, blown", "other, blown"];

export function createOwnDataPanel(place: HTMLElement, heard: Heard): OwnDataPanel {
  const painting = createPainting();
  let kind: Kind = kinds[0]!;
  let file: { readonly name: string; readonly bytes: Uint8Array } | null = null;
  let asked = 0;
  let isStroke = false;

  const says = element("p", { class: "says", role: "status" });
  const faults = element("ul", { class: "faults" });
  const undo = button("undo", () => {
    painting.undo();
    paintedOn();
    told();
  });
  const clear = button("clear", () => {
    painting.clear();
    paintedOn();
    told();
  });
  const simulated = button("simulated flowers again", forget);
  const chosen = element("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv",
    id: "own-file",
    class: "visually-hidden",
  });
  chosen.onchange = () => {
    const [first] = chosen.files ?? [];
    if (first !== undefined) void readFile(first);
    chosen.value = "";
  };
  const columns = createColumnChoice(element("form", { class: "columns", hidden: "" }), (wanted) => {
    if (file !== null) void read(file.name, file.bytes, wanted);
  });
  const brushes = element("div", { role: "radiogroup", "aria-label": "Plant on a map" });
  place.append(
    element(
      "div",
      { class: "palette" },
      brushes,
      undo,
      clear,
      element("label", { class: "file" }, "choose a CSV file", chosen),
      simulated,
    ),
    columns.place,
    says,
    faults,
  );

  const drawBrushes = () =>
    kinds.map((each, at) =>
      brush(each, kindLabels[at]!, each === kind, () => {
        kind = each;
      }),
    );

  function tell(text: string, wrong: readonly string[]): void {
    says.textContent = text;
    faults.replaceChildren(...wrong.map((fault) => element("li", {}, fault)));
  }

  function paintedOn(): void {
    const points = painting.points();
    heard.painted(points.length === 0 ? null : points);
    undo.disabled = points.length === 0;
    clear.disabled = points.length === 0;
  }

  function forget(): void {
    asked++;
    file = null;
    painting.clear();
    columns.show(null);
    paintedOn();
    told();
  }

  /** After a stroke: what both networks train on now, or what is still missing, and simulated flowers until then. */
  function told(): void {
    const missing = painting.missing();
    const count = painting.points().length / 4;
    if (missing !== null) {
      tell(count === 0 ? "Paint on a map, or drop a CSV file on the page." : `Now paint ${missing}.`, []);
      heard.changed(null);
      return;
    }
    const data = painting.data();
    const subsets = data.subset === null ? " Of one subset alone: batches are uniform." : "";
    tell(`${count} flowers of your own. The address does not hold them.${subsets}`, []);
    heard.changed(data);
  }

  async function readFile(given: File): Promise<void> {
    if (given.size > MOST_BYTES) {
      tell("", [
        `${given.name}: expected at most ${MOST_BYTES / 1e6} MB; got ${Math.ceil(given.size / 1e6)} MB`,
      ]);
      return;
    }
    file = { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) };
    await read(file.name, file.bytes, null);
  }

  async function read(name: string, bytes: Uint8Array, wanted: OwnColumns | null): Promise<void> {
    const mine = ++asked;
    tell(`Reading ${name} …`, []);
    try {
      const found = await heard.read({ file: name, bytes, wanted });
      if (mine !== asked) return;
      columns.show(found);
      if ("faults" in found.outcome) {
        tell("Not read:", found.outcome.faults);
        return;
      }
      const { table, subset, classNames } = found.outcome;
      const [across, up] = table.featureNames;
      painting.clear();
      heard.painted(null);
      tell(
        `${table.size} rows of ${name}, ${classNames[0]} (green) against ${classNames[1]} (red), ${across} across and ${up} upwards. The address does not hold them.${subset === null ? " No subsets: batches are uniform." : ""}`,
        [],
      );
      heard.changed(found.outcome);
    } catch (error) {
      tell("", [`${name}: ${(error as Error).message}`]);
    }
  }

  forget();
  return {
    forget,
    strokes: {
      begin() {
        isStroke = true;
        painting.beginStroke();
      },
      plant(x, y) {
        painting.plant(kind, x, y);
        paintedOn();
      },
      end() {
        isStroke = false;
        columns.show(null);
        told();
      },
    },
    untrained() {
      const isUntrained = isStroke || (painting.missing() !== null && painting.points().length > 0);
      return isUntrained ? painting.points() : null;
    },
    readFile: (given) => void readFile(given),
    show(isOpen) {
      place.hidden = !isOpen;
      // Drawn for those who want them.
      if (isOpen && brushes.childElementCount === 0) brushes.append(...drawBrushes());
    },
    missData() {
      tell(
        "This address was written beside data of somebody’s own, which it does not hold: choose the file, or paint.",
        [],
      );
    },
  };
}

function brush(kind: Kind, label: string, isChosen: boolean, choose: () => void): HTMLElement {
  const input = element("input", { type: "radio", name: "brush", ...(isChosen ? { checked: "" } : {}) });
  input.onchange = choose;
  const picture = element("img", {
    alt: "",
    width: "24",
    height: "24",
    src: flowerUrl(flowerOf(kind), 36),
  });
  return element("label", { class: "brush" }, input, picture, label);
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" }, text);
  made.onclick = press;
  return made;
}
