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
async function makeHandout(figures: readonly Figure[], asks: boolean): Promise<void> {
  document.querySelector(".handout")?.remove();
  const handout = element("div", "handout");
  const drawings: Promise<void>[] = [];
  const drawn = (figure: Figure, width: number) => {
    const { whole, picture } = withPlace(figure);
    drawings.push(figure.drawInto(picture, width));
    return whole;
  };
  const { question, answer, claims } = parts();
  const first = figures.find(({ chart }) => chart.id === "lead");
  const lead = first ? drawn(first, 680) : null;
  const told = chartsBeside(figures).map((figure) => drawn(figure, 470));
  const others = figures.length - told.length - (lead ? 1 : 0);
  const sheets = asks
    ? [
        [
          question.cloneNode(true),
          text("p", "asks", "What do you expect? Mark every claim, then turn the sheet."),
          asking(),
        ],
        [question, answer, lead, claims],
      ]
    : [[question, answer, lead, claims], told.length > 0 ? [title(), ...told, ...moreCharts(others)] : []];
  for (const content of sheets.filter(({ length }) => length > 0)) {
    const sheet = element("section", "sheet");
    const inner = element("div", "sheet-content");
    inner.append(...content.filter((each) => each !== null));
    sheet.append(inner);
    handout.append(sheet);
  }
  document.body.append(handout);
  document.body.classList.add("handing-out");
  await Promise.all(drawings);
  await Promise.all([...handout.querySelectorAll("image")].map(whenShown));
  fillAll();
}

/** Pictures inside charts come later than what is around them. */
async function whenShown(picture: SVGImageElement): Promise<void> {
  const copy = new Image();
  copy.src = picture.getAttribute("href") ?? "";
  // One that cannot be shown keeps nobody from printing.
  await copy.decode().catch(() => {});
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
  document.querySelector("#print-handout")?.addEventListener("click", async () => {
    await makeHandout(figures, asks());
    print();
    if (!isAsked()) leaveHandout();
  });
  const follow = () => {
    if (isAsked()) void makeHandout(figures, asks());
    else leaveHandout();
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", fillAll);
  if (isAsked()) follow();
}

const isAsked = () => new URLSearchParams(location.hash.slice(1)).get("print") === "handout";

function parts() {
  const question = element("header", "");
  for (const selector of [".kicker", "h1", ".question"]) {
    const found = document.querySelector(`#question ${selector}`);
    if (found) question.append(found.cloneNode(true));
  }
  const answer = document.querySelector("#question .answer")!.cloneNode(true);
  const notes = document.querySelector("#question .notes")?.cloneNode(true);
  const told = element("div", "");
  told.append(answer, ...(notes ? [notes] : []));
  return { question, answer: told, claims: table() };
}

function chartsBeside(figures: readonly Figure[]): Figure[] {
  const chosen = charts.flatMap((id) => figures.find(({ chart }) => chart.id === id) ?? []);
  return chosen.slice(0, MOST_CHARTS);
}

/** A chart's title and words, and the place for its drawing, whether it is open in the page or not. */
function withPlace(figure: Figure): { readonly whole: HTMLElement; readonly picture: HTMLElement } {
  const whole = element("figure", "");
  const read = figure.element.querySelector(".read")?.firstChild?.textContent ?? "";
  const picture = element("div", "");
  whole.append(text("h2", "", figure.chart.title), text("p", "small", read), picture);
  return { whole, picture };
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

const moreCharts = (count: number) =>
  count > 0
    ? [text("p", "small", `and ${count} more ${count === 1 ? "chart" : "charts"} in the report`)]
    : [];

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
