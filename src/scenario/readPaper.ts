import { AnswerReader } from "./answerText.ts";
import type { Report } from "./claimSides.ts";
import { resolveFinding } from "./findingName.ts";
import type { Path } from "./path.ts";
import type { Claim, Factor, Paper } from "./scenario.ts";
import type { PaperFile } from "./vocabulary/paper.ts";

/** What `paper:` says, every number with the finding that it is set beside; each that is unknown is reported. */
export function readPaper(
  given: PaperFile | undefined,
  claims: readonly Claim[],
  factors: readonly Factor[],
  report: Report,
): Paper | null {
  if (given === undefined) return null;
  const numbers = given.numbers.map(({ paper, claim, lab }, index) => {
    const at: Path = ["paper", "numbers", index];
    const tell = (message: string) => report([...at, "lab"], message);
    return {
      paper,
      finding: resolveFinding(claim, claims, factors, (message) => report([...at, "claim"], message)),
      lab: lab === undefined ? null : new AnswerReader(lab, tell, claims, factors).read(),
    };
  });
  return { ...given, numbers };
}
