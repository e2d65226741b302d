import { unitThinning } from "../packUnits.ts";
import { thinningWords } from "../thinning.ts";
import { withUnits } from "../variantsWith.ts";
import type { Section } from "./section.ts";
import { unitChooser } from "./unitChooser.ts";

/** What each hidden unit receives, over the training. */
export const unitInputs: Section = {
  id: "unit-inputs",
  title: "Inputs of the hidden units",
  write({ model, figures, flowers }) {
    if (withUnits(model).length === 0) return "";
    const carried = thinningWords(unitThinning(model));
    return `<p>Each small picture is one hidden unit over the training: its median input and the band from the 15th to the 85th percentile, on its own axes. Choose one to see it large. Units of different seeds are not comparable, so what follows is one network at a time.${carried && ` The page carries ${carried}; <a href="data/">the tables</a> have them all.`}</p>
${unitChooser(model)}
${figures.placeLive("unit-inputs", model, flowers)}`;
  },
};
