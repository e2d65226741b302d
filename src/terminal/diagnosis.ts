import { answerOf, nameOf, openQuestions } from "../diagnosis/answer.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import { remedies, scenarioPath } from "../diagnosis/remedies.ts";
import type { Accuracies } from "../diagnosis/statisticsTable.ts";
import { wrapped } from "./wrapped.ts";

/** As other prose on a terminal. */
const WIDTH = 80;

/** The answer, each cause with its numbers and what to try first, and what the table cannot tell. */
export function diagnosisLines(
  diagnosis: Diagnosis,
  accuracies: Accuracies,
  ignored: readonly string[],
): string[] {
  const open = openQuestions(diagnosis);
  return [
    ...wrapped(answerOf(diagnosis, accuracies), WIDTH, "  "),
    ...diagnosis.signs.flatMap((sign) => {
      const { tryFirst, shownBy } = remedies[sign.cause];
      return [
        "",
        ...wrapped(nameOf(sign), WIDTH, "  ✗ ", "    "),
        ...wrapped(sign.says, WIDTH, "    "),
        "    Try first:",
        ...tryFirst.flatMap((each, at) => wrapped(each, WIDTH, `      ${at + 1}. `, "         ")),
        ...wrapped(`Shown by ${scenarioPath(shownBy.scenario)}: ${shownBy.says}.`, WIDTH, "    "),
      ];
    }),
    ...(open.length === 0 ? [] : ["", "  This table cannot tell:"]),
    ...open.flatMap((each) => wrapped(each, WIDTH, "    · ", "      ")),
    ...(ignored.length === 0 ? [] : ["", ...wrapped(`Columns not read: ${ignored.join(", ")}`, WIDTH, "  ")]),
  ];
}
