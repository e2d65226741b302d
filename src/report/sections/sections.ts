import { hasGivenRows, hasTable, type ReportModel } from "../reportModel.ts";
import { claims } from "./claimsSection.ts";
import { flowersSection } from "./flowersSection.ts";
import { words } from "./glossarySection.ts";
import { making } from "./makingSection.ts";
import { normalization } from "./normalizationSection.ts";
import { paperSection } from "./paperSection.ts";
import { question } from "./questionSection.ts";
import type { Section } from "./section.ts";
import { shift } from "./shiftSection.ts";
import { training } from "./trainingSection.ts";
import { unitInputs } from "./unitInputsSection.ts";
import { variants } from "./variantsSection.ts";

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
  paperSection,
  claims,
  variants,
  flowersSection,
  training,
  unitInputs,
  shift,
  normalization,
  making,
  words,
];
