import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, as parts of their paths; they begin first, so that none of them runs alone at the end. */
const longest = [
  "commands/queue.test",
  "docsSite",
  "live/page/",
  "report/browser.test",
  "report/browserCarriedOut",
  "report/browserHostile",
  "report/browserState",
  "verification/tampered",
  "commands/run.test",
  "commands/untilDecided",
  "commands/compareAndVerify",
  "commands/hostileTexts",
  "commands/runAll",
  "report/charts.test",
  "report/codes",
  "commands/shards",
  "runs/trainRun",
  "report/buildReport",
  "calibration/bands",
  "report/ownTable",
];

/** The usual order within a project, on any machine the same at a first run as at a later one for what takes long. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at < 0 ? longest.length : at;
    };
    const usual = await super.sort(files);
    return usual.sort((a, b) => a.project.name.localeCompare(b.project.name) || place(a) - place(b));
  }
}
