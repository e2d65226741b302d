import type { OwnColumns, ReadOwnTable } from "../ownTable.ts";
import { element } from "./element.ts";

/** Which columns of a table are features, label and subset. */
export interface ColumnChoice {
  readonly place: HTMLElement;
  /** What there is to choose from; null: nothing. */
  show(read: ReadOwnTable | null): void;
}

/** @param choose told of another choice */
export function createColumnChoice(
  place: HTMLFormElement,
  choose: (wanted: OwnColumns) => void,
): ColumnChoice {
  place.onsubmit = (event) => event.preventDefault();
  return {
    place,
    show(read) {
      place.hidden = read === null || read.columns.length === 0;
      place.replaceChildren();
      if (read === null || read.columns.length === 0) return;
      const { columns, classes } = read;
      const names = columns.map(({ name }) => name);
      const wanted = read.wanted ?? { features: [], label: names.at(-1)!, subset: null, positive: null };
      const change = (changes: Partial<OwnColumns>) => choose({ ...wanted, ...changes });
      place.append(
        chosenOf("class", names, wanted.label, (label) =>
          change({
            label,
            positive: null,
            subset: wanted.subset === label ? null : wanted.subset,
            features: wanted.features.filter((name) => name !== label),
          }),
        ),
        ...(classes.length > 2
          ? [
              chosenOf("which one", classes, wanted.positive ?? classes[0]!, (positive) =>
                change({ positive }),
              ),
            ]
          : []),
        chosenOf("subset", ["none", ...names], wanted.subset ?? "none", (name, at) =>
          change({
            subset: at === 0 ? null : name,
            features: wanted.features.filter((each) => at === 0 || each !== name),
          }),
        ),
        element(
          "fieldset",
          {},
          element("legend", {}, "features, the first two on the map"),
          ...columns
            .filter(({ name, isNumeric }) => isNumeric && name !== wanted.label && name !== wanted.subset)
            .map(({ name }) => {
              const isChosen = wanted.features.includes(name);
              const box = element("input", { type: "checkbox", ...(isChosen ? { checked: "" } : {}) });
              box.onchange = () =>
                change({
                  features: isChosen
                    ? wanted.features.filter((each) => each !== name)
                    : [...wanted.features, name],
                });
              return element("label", {}, box, name);
            }),
        ),
      );
    },
  };
}

function chosenOf(
  title: string,
  options: readonly string[],
  value: string,
  choose: (option: string, at: number) => void,
): HTMLElement {
  const select = element(
    "select",
    {},
    ...options.map((option, at) => element("option", { value: String(at) }, option)),
  );
  select.selectedIndex = Math.max(0, options.indexOf(value));
  select.onchange = () => choose(options[select.selectedIndex]!, select.selectedIndex);
  return element("label", {}, title, select);
}
