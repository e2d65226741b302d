import { stringify } from "yaml";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** A scenario of the fewest words. */
export const least = {
  title: "A title",
  question: "A question?",
  data: { flowers: {} },
  network: { hidden: [16, 16] },
  training: { steps: 100 },
};

export function scenarioOf(value: object): Scenario {
  const read = readScenario("folder/A Name.yaml", stringify(value));
  if ("faults" in read) throw new Error(formatFaults("file", read.faults));
  return read.scenario;
}

/** The faults of what should be a scenario, as they are printed; nothing where there are none. */
export const faultsOf = (value: object): string => {
  const read = readScenario("file", stringify(value));
  return "faults" in read ? formatFaults("file", read.faults) : "";
};

export const onlySettings = (value: object) => scenarioOf(value).variants[0]!.settings;
