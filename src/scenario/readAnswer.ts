import type { Answer, AnswerText, FindingName } from "./answer.ts";
import { AnswerReader } from "./answerText.ts";
import type { Report } from "./claimSides.ts";
import { resolveFinding } from "./findingName.ts";
import type { Path } from "./path.ts";
import type { Claim, Factor } from "./scenario.ts";
import type { AnswerFile } from "./vocabulary/answer.ts";

/**
 * The cases of `answer:`, every figure resolved; each that is unknown, ambiguous or in another unit is reported.
 */
export function readAnswer(
  given: AnswerFile | undefined,
  claims: readonly Claim[],
  factors: readonly Factor[],
  report: Report,
): Answer | null {
  if (given === undefined) return null;
  const cases: Answer["cases"][number][] = [];
  let otherwise: AnswerText | null = null;
  given.forEach((each, index) => {
    const at: Path = ["answer", index];
    if ("otherwise" in each) {
      if (index < given.length - 1)
        report([...at, "otherwise"], "expected it as the last of the list", "key");
      otherwise = textOf(each.otherwise, [...at, "otherwise"]);
      return;
    }
    const when = Object.entries(each.when).map(([name, list]) => ({
      finding: findingOf(name, [...at, "when", name], "key"),
      outcomes: list,
    }));
    cases.push({ when, say: textOf(each.say, [...at, "say"]) });
  });
  if (otherwise === null) {
    report(["answer"], "expected an otherwise: as the last of the list, for whatever else comes out");
    return null;
  }
  return { cases, otherwise };

  function textOf(text: string, at: Path): AnswerText {
    return new AnswerReader(text, (message) => report(at, message), claims, factors).read();
  }

  function findingOf(name: string, at: Path, what: "key" | "value"): FindingName {
    return resolveFinding(name, claims, factors, (message) => report(at, message, what));
  }
}
