import { conventions } from "../../exercise/conventions.ts";
import type { Given, LineName } from "../../exercise/exercise.ts";
import { holdExercise } from "../../exercise/held.ts";
import type { HeldExercise } from "../../exercise/heldLine.ts";
import { readNumber } from "../../exercise/ownNumber.ts";
import { plainDecimal } from "../../exercise/plainDecimal.ts";
import { type Fields, readFields } from "../../exercise/readFields.ts";
import { unworkable } from "../../exercise/unworkable.ts";
import { lineLabels, summaryWords, verdictMarks, wordsOfLine } from "../../exercise/words.ts";
import { visibleText } from "../../scenario/visible.ts";
import { askedFor, givenHtml } from "../exerciseGiven.ts";
import { unbroken } from "../unbroken.ts";
import { samplesOfExample, unitOfExample } from "../unitOfExample.ts";
import { workedOfPage } from "./arithmeticSwitches.ts";

const settings = ["epsilon", "gamma", "beta"] as const;
type Setting = (typeof settings)[number];

/** The batch to be worked by hand: what is given follows the choices, and what was written is held against the engine. */
function connectExercise(): void {
  const worked = workedOfPage();
  const fold = document.querySelector<HTMLDetailsElement>("#exercise");
  if (!worked || !fold) return;
  const { example, units } = worked;
  const form = fold.querySelector("form")!;
  const outcome = fold.querySelector("#exercise-outcome")!;
  const lines = [...fold.querySelectorAll<HTMLElement>(".answer-line")].map((element) => ({
    name: element.dataset.line as LineName,
    element,
    fields: [...element.querySelectorAll("input")],
    verdict: element.querySelector(".verdict")!,
  }));
  const chosen = (name: "unit" | "convention" | Setting) =>
    form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  const faultOf = (name: LineName | Setting) => fold.querySelector<HTMLElement>(`#exercise-fault-${name}`)!;

  const unit = () => unitOfExample(example, units[Number(chosen("unit").value)]!);
  const convention = () => conventions[Number(chosen("convention").value)]!;
  const write = (name: Setting, value: number) => {
    chosen(name).value = plainDecimal(value);
  };

  /** What is given by the choices; a fault is told at its field. */
  function given(): Given | null {
    const read = settings.map((name) => {
      const text = readNumber(chosen(name).value);
      const fault =
        "fault" in text
          ? text.fault
          : name === "epsilon" && text.value < 0
            ? `expected a number of at least 0; got ${text.value}`
            : null;
      return { name, value: "fault" in text ? Number.NaN : text.value, fault };
    });
    for (const { name, fault } of read) if (fault !== null) tellFault(name, chosen(name), fault);
    if (read.some(({ fault }) => fault !== null)) return null;
    const [epsilon, gamma, beta] = read.map(({ value }) => value) as [number, number, number];
    const { epsilonPlacement, divideBy, running } = convention();
    const samples = samplesOfExample(example);
    const all: Given = { ...unit(), samples, gamma, beta, epsilon, epsilonPlacement, divideBy, running };
    const why = unworkable(all);
    if (why === null) return all;
    tellFault("epsilon", chosen("epsilon"), why);
    return null;
  }

  function tellFault(name: LineName | Setting, field: Element, says: string): void {
    const place = faultOf(name);
    field.setAttribute("aria-invalid", "true");
    // A line with several faults tells the first: the field that it is about is marked.
    if (!place.hidden) return;
    place.textContent = says;
    place.hidden = false;
  }

  /** Nothing told any more: what was told is no longer about what stands there. */
  function clear(): void {
    outcome.replaceChildren();
    for (const { verdict, element } of lines) {
      verdict.replaceChildren();
      delete element.dataset.verdict;
    }
    for (const place of fold!.querySelectorAll<HTMLElement>(".fault")) place.hidden = true;
    for (const field of fold!.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  }

  function showGiven(): void {
    clear();
    const now = given();
    if (now === null) return;
    fold!.querySelector("#exercise-given")!.innerHTML = givenHtml(now);
    for (const { name, element } of lines) {
      element.hidden = now.running === null && name.startsWith("running");
      element.querySelector(".how")!.innerHTML = askedFor[name](now);
    }
  }

  function check(): void {
    clear();
    const now = given();
    const fields: Fields = Object.fromEntries(
      lines.map((line) => [line.name, line.fields.map(({ value }) => value)]),
    );
    const read = now && readFields(fields, now);
    if (read && "faults" in read)
      for (const { line, at, says } of read.faults) {
        const { fields } = lines.find(({ name }) => name === line)!;
        tellFault(line, fields[at]!, fields.length === 1 ? says : `sample ${at + 1}: ${says}`);
      }
    const invalid = fold!.querySelectorAll<HTMLElement>("[aria-invalid]");
    if (now === null || !read || "faults" in read) {
      const many = invalid.length === 1 ? "One field cannot" : `${invalid.length} fields cannot`;
      outcome.replaceChildren(paragraph(`${many} be read; nothing was judged.`));
      invalid[0]?.focus();
    } else if (read.lines.length === 0)
      outcome.replaceChildren(paragraph("Nothing is written yet: fill in one line or several."));
    else tell(holdExercise({ title: "", given: now, lines: read.lines }));
  }

  function tell(held: HeldExercise): void {
    for (const line of held.lines) {
      const { element, verdict } = lines.find(({ name }) => name === line.name)!;
      element.dataset.verdict = line.verdict;
      const [said, ...more] = wordsOfLine(line, held).map(readable);
      verdict.replaceChildren(
        ...[`${verdictMarks[line.verdict]} ${said}`, ...more].map((each) => {
          const part = document.createElement("span");
          part.textContent = each;
          return part;
        }),
      );
    }
    const first = held.lines.find(({ name }) => name === held.first);
    const [summary, ...more] = summaryWords(held);
    outcome.replaceChildren(
      paragraph(summary!, held.isRight ? "agrees" : "differs"),
      ...(first ? [paragraph(`${lineLabels[first.name]}: ${wordsOfLine(first, held).join("; ")}.`)] : []),
      ...more.map((each) => paragraph(each)),
    );
  }

  const writeUnit = () => {
    const { gamma, beta } = unit();
    write("gamma", gamma);
    write("beta", beta);
  };
  const writeConvention = () => write("epsilon", convention().epsilon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  form.addEventListener("input", ({ target }) => {
    const { name } = target as HTMLInputElement;
    if (name === "unit") writeUnit();
    if (name === "convention") writeConvention();
    if (name) showGiven();
    else clear();
  });
  fold.addEventListener("toggle", () => {
    // The answers are not looked at by accident.
    if (fold.open)
      for (const answers of document.querySelectorAll<HTMLDetailsElement>("#worked-lines, #conventions"))
        answers.open = false;
  });
  writeUnit();
  writeConvention();
  showGiven();
  fold.hidden = false;
}

function paragraph(text: string, className = ""): HTMLElement {
  const made = document.createElement("p");
  made.textContent = readable(text);
  made.className = className;
  return made;
}

/** Words of the terminal, as a page has them. */
const readable = (text: string) => unbroken(visibleText(text).replaceAll("z^N", "zᴺ"));

connectExercise();
