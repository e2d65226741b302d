import { existsSync, readFileSync } from "node:fs";
import { Piscina } from "piscina";
import { brokenFirstAid, firstAidSection } from "../calibration/firstAid/firstAidSection.ts";
import { foreignNetworks } from "../calibration/firstAid/foreignNetworks.ts";
import type { TrialOutcome } from "../calibration/firstAid/trial.ts";
import { allTrials } from "../calibration/firstAid/trials.ts";
import { withMarkedSection } from "../calibration/markedSection.ts";
import type { Task } from "../calibration/worker.ts";
import { builtFile } from "../runs/builtFile.ts";
import { retire } from "../runs/retire.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { createProgress } from "../terminal/progress.ts";
import { safeText } from "../terminal/safeText.ts";

/** Networks that another library has trained. */
const FOREIGN = "test/reference/first_aid";

/**
 * Measures how often a diagnosis is right, on networks in which causes are made on purpose, and writes the section of the
 * documentation that tells it. Exit code 1 where a promise is broken.
 */
export async function calibrateFirstAid({
  workers,
  page = "docs/first-aid.md",
  quiet = false,
}: {
  readonly workers: number;
  readonly page?: string;
  readonly quiet?: boolean;
}): Promise<void> {
  const before = readFileSync(page, "utf8");
  const trials = allTrials();
  const progress = createProgress({ quiet });
  const pool = new Piscina({
    filename: builtFile("calibrationWorker"),
    minThreads: workers,
    maxThreads: workers,
  });
  progress.start({ runs: trials.length, steps: trials.length });
  const all = await Promise.all(
    trials.map(async (trial) => {
      const outcome = (await pool.run({ what: "first-aid", trial } satisfies Task)) as TrialOutcome | null;
      progress.advance({ reused: false, diverged: outcome === null, steps: 1 });
      return outcome;
    }),
  );
  progress.stop();
  retire(pool);
  const outcomes = all.filter((outcome) => outcome !== null);
  const foreign = existsSync(FOREIGN) ? foreignNetworks(FOREIGN) : [];
  const section = firstAidSection(outcomes, all.length - outcomes.length, foreign);
  writeWholeFile(page, withMarkedSection(before, "calibration", section));
  const found = brokenFirstAid(outcomes);
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stdout.write(`${safeText(page)}: ${outcomes.length} networks, ${found.length} broken promises\n`);
  if (found.length > 0) process.exitCode = 1;
}
