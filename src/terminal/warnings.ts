import { beforehand } from "../plan/beforehand.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { safeText } from "./safeText.ts";

/** What is said of a scenario before anything is trained, as lines. */
export function warningLines(scenario: Scenario): string[] {
  return beforehand(scenario).map((warning) => `  warning: ${safeText(warning)}`);
}
