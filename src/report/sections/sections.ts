import { flowersSection } from "./flowers.ts";
import { making } from "./making.ts";
import { normalization } from "./normalization.ts";
import { question } from "./question.ts";
import type { Section } from "./section.ts";
import { shift } from "./shift.ts";
import { training } from "./training.ts";
import { unitInputs } from "./unitInputs.ts";
import { variants } from "./variants.ts";

/** The page, from top to bottom. */
export const sections: readonly Section[] = [
  question,
  variants,
  flowersSection,
  training,
  unitInputs,
  shift,
  normalization,
  making,
];
