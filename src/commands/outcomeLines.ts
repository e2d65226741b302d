import { answerOf } from "../findings/answer.ts";
import type { ReportInput } from "../report/reportInput.ts";
import { findingLines } from "../terminal/findings.ts";

/**
 * What a report's runs came to, for standard output: in colours and within its width where that is a terminal.
 *
 * @param said warnings that were told before the runs
 */
export function outcomeLines(
  { scenario, findings, warnings, manifest: { variation } }: ReportInput,
  { verbose, said = [] }: { readonly verbose: boolean; readonly said?: readonly string[] },
): string[] {
  const { stdout } = process;
  return findingLines(
    {
      answer: answerOf(scenario, findings),
      findings,
      warnings: warnings.filter((warning) => !said.includes(warning)),
      variation,
    },
    {
      verbose,
      // Node knows NO_COLOR, and terminals without colours.
      coloured: stdout.isTTY && stdout.hasColors(),
      columns: stdout.isTTY ? stdout.columns : null,
    },
  );
}
