import { answerOf, nameOf, openQuestions } from "../diagnosis/answer.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { remedies, scenarioPath } from "../diagnosis/remedies.ts";
import type { Accuracies } from "../diagnosis/statisticsTable.ts";
import { WIDEST_PROSE, wrapped } from "./wrapped.ts";

/** The answer, each cause with its numbers and what to try first, and what the table cannot tell. */
export function diagnosisLines(
  diagnosis: Diagnosis,
  accuracies: Accuracies,
  ignored: readonly string[],
): string[] {
  const open = openQuestions(diagnosis);
  return [
    ...wrapped(answerOf(diagnosis, accuracies), WIDEST_PROSE, "  "),
    ...diagnosis.signs.flatMap((sign) => {
      const { tryFirst, shownBy } = remedies[sign.cause];
      return [
        "",
        ...wrapped(nameOf(sign), WIDEST_PROSE, "  ✗ ", "    "),
        ...wrapped(sign.says, WIDEST_PROSE, "    "),
        "    Try first:",
        ...tryFirst.flatMap((each, at) => wrapped(each, WIDEST_PROSE, `      ${at + 1}. `, "         ")),
        ...wrapped(`Shown by ${scenarioPath(shownBy.scenario)}: ${shownBy.says}.`, WIDEST_PROSE, "    "),
      ];
    }),
    ...(open.length === 0 ? [] : ["", "  This table cannot tell:"]),
    ...open.flatMap((each) => wrapped(each, WIDEST_PROSE, "    · ", "      ")),
    ...(ignored.length === 0
      ? []
      : ["", ...wrapped(`Columns not read: ${ignored.join(", ")}`, WIDEST_PROSE, "  ")]),
  ];
}
