import type { Figure } from "./figure.ts";

/** Charts of the second sheet, in this order, as far as they are there. */
const charts = [
  "training-against-inference",
  "accuracy-by-statistic",
  "decision-maps-by-statistic",
  "feature-space",
  "steps-to-target",
  "shift-measures",
  "loss-over-steps",
  "factor-map",
];
const MOST_CHARTS = 4;
const MOST_CLAIMS = 8;
/** A sheet's text is never smaller than this share of its size. */
const LEAST_SCALE = 0.3;

/**
 * Two sheets made of the report: question, answer, its chart and the claims; then four charts. Where the reader predicts, the
 * first asks, with room to write, and the second answers. Each is a box of fixed size that fits A4 and Letter, its content
 * scaled to fill it.
 */
function makeHandout(figures: readonly Figure[], asks: boolean): void {
  document.querySelector(".handout")?.remove();
  const handout = element("div", "handout");
  const { question, answer, lead, claims } = parts(figures);
  const told = chartsBeside(figures);
  const sheets = asks
    ? [
        [
          question.cloneNode(true),
          text("p", "asks", "What do you expect? Mark every claim, then turn the sheet."),
          asking(),
        ],
        [question, answer, lead, claims],
      ]
    : [[question, answer, lead, claims], told.length > 0 ? [title(), ...told] : []];
  for (const content of sheets.filter(({ length }) => length > 0)) {
    const sheet = element("section", "sheet");
    const inner = element("div", "sheet-content");
    inner.append(...content.filter((each) => each !== null));
    sheet.append(inner);
    handout.append(sheet);
  }
  document.body.append(handout);
  document.body.classList.add("handing-out");
  fillAll();
}

function fillAll(): void {
  for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) fill(sheet);
}

function leaveHandout(): void {
  document.querySelector(".handout")?.remove();
  document.body.classList.remove("handing-out");
}

/** The button, and an address that says `print=handout`: then whatever is printed is the handout. */
export function connectHandout(figures: readonly Figure[]): void {
  const asks = () => document.querySelector("#predict")?.getAttribute("aria-pressed") === "true";
  document.querySelector("#print-handout")?.addEventListener("click", () => {
    makeHandout(figures, asks());
    print();
    if (!isAsked()) leaveHandout();
  });
  const follow = () => {
    if (isAsked()) makeHandout(figures, asks());
    else leaveHandout();
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", fillAll);
  if (isAsked()) follow();
}

const isAsked = () => new URLSearchParams(location.hash.slice(1)).get("print") === "handout";

function parts(figures: readonly Figure[]) {
  const question = element("header", "");
  for (const selector of [".kicker", "h1", ".question"]) {
    const found = document.querySelector(`#question ${selector}`);
    if (found) question.append(found.cloneNode(true));
  }
  const answer = document.querySelector("#question .answer")!.cloneNode(true);
  const notes = document.querySelector("#question .notes")?.cloneNode(true);
  const told = element("div", "");
  told.append(answer, ...(notes ? [notes] : []));
  const lead = figures.find(({ chart }) => chart.id === "lead");
  return { question, answer: told, lead: lead ? drawn(lead, 560) : null, claims: table() };
}

function chartsBeside(figures: readonly Figure[]): HTMLElement[] {
  const chosen = charts.flatMap((id) => figures.find(({ chart }) => chart.id === id) ?? []);
  return chosen.slice(0, MOST_CHARTS).map((figure) => drawn(figure, 470));
}

/** A chart as it is now, at a width of its own, whether it is open in the page or not. */
function drawn(figure: Figure, width: number): HTMLElement {
  const whole = element("figure", "");
  const read = figure.element.querySelector(".read")?.textContent ?? "";
  const picture = element("div", "");
  figure.drawInto(picture, width);
  whole.append(text("h2", "", figure.chart.title), text("p", "small", read), picture);
  return whole;
}

/** The first claims in a table of their own, without what is folded. */
function table(): HTMLElement | null {
  const rows = [...document.querySelectorAll("tr.claim")];
  const whole = document.querySelector("table.claims")?.cloneNode(true) as HTMLElement | undefined;
  if (!whole) return null;
  whole.removeAttribute("id");
  for (const each of whole.querySelectorAll("details, .guess, .guessed")) each.remove();
  for (const row of whole.querySelectorAll("tr")) {
    row.removeAttribute("id");
    row.classList.remove("asked");
  }
  const kept = new Set(fewOf([...whole.querySelectorAll("tr.claim")]));
  for (const row of whole.querySelectorAll("tr.claim")) if (!kept.has(row)) row.remove();
  const wrapper = element("div", "");
  wrapper.append(whole, ...more(rows.length));
  return wrapper;
}

/** The same claims with boxes to mark and a line to write on. */
function asking(): HTMLElement {
  const rows = [...document.querySelectorAll("tr.claim")];
  const list = element("ol", "to-ask");
  for (const row of fewOf(rows)) {
    const entry = element("li", "");
    const claim = element("span", "");
    claim.append(
      ...[...row.querySelectorAll("th > bdi, th > .where")].flatMap((each) => [each.cloneNode(true), " "]),
    );
    entry.append(claim, text("span", "boxes", "☐ yes  ☐ no  ☐ cannot tell"), element("span", "line"));
    list.append(entry);
  }
  const wrapper = element("div", "");
  wrapper.append(list, ...more(rows.length));
  return wrapper;
}

/** Those that the answer speaks of before the others, in the order of the page. */
function fewOf(rows: readonly Element[]): readonly Element[] {
  const first = rows.filter((row) => row.hasAttribute("data-told"));
  const few = new Set(first.slice(0, MOST_CLAIMS));
  for (const row of rows) if (few.size < MOST_CLAIMS) few.add(row);
  return rows.filter((row) => few.has(row));
}

const more = (count: number) =>
  count > MOST_CLAIMS ? [text("p", "small", `and ${count - MOST_CLAIMS} more in the report`)] : [];

const title = () => text("p", "kicker", document.title);

/** The largest scale at which the content, as wide as the sheet, is no higher than it. */
function fill(sheet: HTMLElement): void {
  const content = sheet.firstElementChild as HTMLElement;
  const { clientWidth, clientHeight } = sheet;
  let [low, high] = [LEAST_SCALE, 1];
  const fits = (scale: number) => {
    content.style.width = `${clientWidth / scale}px`;
    content.style.transform = `scale(${scale})`;
    return content.scrollHeight * scale <= clientHeight;
  };
  if (fits(high)) return;
  for (let turn = 0; turn < 7; turn++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  fits(low);
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  return made;
}

function text(tag: string, className: string, words: string): HTMLElement {
  const made = element(tag, className);
  made.textContent = words;
  return made;
}
