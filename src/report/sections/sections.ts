import { hasGivenRows, hasTable, type ReportModel } from "../model.ts";
import { flowersSection } from "./flowers.ts";
import { making } from "./making.ts";
import { normalization } from "./normalization.ts";
import { question } from "./question.ts";
import type { Section } from "./section.ts";
import { shift } from "./shift.ts";
import { training } from "./training.ts";
import { unitInputs } from "./unitInputs.ts";
import { variants } from "./variants.ts";
import { words } from "./words.ts";

/** The page, from top to bottom; data given row by row are there for their arithmetic, which then comes first. */
export function sectionsFor(model: ReportModel): readonly Section[] {
  if (hasTable(model))
    return sections.map((each) => (each === flowersSection ? { ...each, title: "The data" } : each));
  if (!hasGivenRows(model)) return sections;
  if (model.steps < 10) return [question, normalization, variants, making, words];
  return [question, normalization, ...sections.filter((each) => each !== question && each !== normalization)];
}

const sections: readonly Section[] = [
  question,
  variants,
  flowersSection,
  training,
  unitInputs,
  shift,
  normalization,
  making,
  words,
];
