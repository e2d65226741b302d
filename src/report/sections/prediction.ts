import { escapeHtml, isolated } from "../escape.ts";
import type { ReportModel } from "../reportModel.ts";

interface Prediction {
  readonly question: string;
  /** Null: the variants are what to choose from. */
  readonly options: readonly string[] | null;
}

const MOST_VARIANTS = 6;

/** What a reader is asked before the charts of a section, in the reading mode that asks. */
const predictions: Readonly<Record<string, Prediction>> = {
  flowers: {
    question: "Where will the networks draw the line between the classes?",
    options: [
      "All of them near the true boundary",
      "Some right in one region of feature space and wrong in another",
      "None of them near the true boundary",
    ],
  },
  training: { question: "Which variant will be the most accurate at inference?", options: null },
  "unit-inputs": {
    question: "In which variant will the inputs of the hidden units move most?",
    options: null,
  },
  shift: { question: "Whose mini-batches will be furthest from the training set?", options: null },
  normalization: {
    question: "γ starts at 1 and β at 0. After training, will a unit’s inputs still have mean 0 and sd 1?",
    options: [
      "Yes, that is what batch norm is for",
      "No, γ and β have moved",
      "On the batch yes, at inference no",
    ],
  },
};

/** Where no true boundary is known. */
const ofTables: Prediction = {
  question: "Will the networks draw the same line between the classes?",
  options: ["Yes, nearly", "In one region of feature space, not in another", "No, each its own"],
};

/** The question of a section with its options; shown only while the reader predicts. */
export function prediction(section: string, { shown, data }: ReportModel): string {
  const asked = section === "flowers" && data.one !== "flower" ? ofTables : predictions[section];
  if (!asked || (asked.options === null && shown.length < 2)) return "";
  const options = asked.options ?? [
    ...shown.slice(0, MOST_VARIANTS).map(({ label }) => label),
    ...(shown.length > MOST_VARIANTS ? ["another"] : []),
    "no difference to speak of",
  ];
  return `<form class="prediction" data-prediction="${section}" hidden>
<fieldset><legend>Before you look. ${escapeHtml(asked.question)}</legend>${options
    .map(
      (option) =>
        `<label><input type="radio" name="prediction-${section}" value="${escapeHtml(option)}"> ${isolated(option)}</label>`,
    )
    .join("")}</fieldset>
<button type="submit">Show the charts</button></form>
<p class="predicted" data-predicted="${section}" aria-live="polite"></p>`;
}
