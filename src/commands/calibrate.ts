import { readFileSync } from "node:fs";
import { Piscina } from "piscina";
import { allAssociations } from "../calibration/associations.ts";
import { allBands } from "../calibration/bands.ts";
import { allCells } from "../calibration/cells.ts";
import { broken, calibrationPage } from "../calibration/report.ts";
import { allSequences, sequentialReplications } from "../calibration/sequential.ts";
import { sequentialSection, withSequentialSection } from "../calibration/sequentialReport.ts";
import type { Task } from "../calibration/worker.ts";
import { builtFile } from "../runs/builtFile.ts";
import { retire } from "../runs/retire.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { createProgress } from "../terminal/progress.ts";
import { safeText } from "../terminal/safeText.ts";

export interface CalibrateFlags {
  readonly replications: number;
  readonly workers: number;
  readonly page?: string;
  readonly quiet?: boolean;
  /** That part of the page alone. */
  readonly only?: "until-decided";
}

/** A band costs as much as a hundred scenarios, and its 200 batches tell as much. */
const bandReplications = (replications: number) => Math.max(10, Math.round(replications / 100));
/** Rank correlations cost four times as much as differences. */
const associationReplications = (replications: number) => Math.max(10, Math.round(replications / 4));

/**
 * Measures how reliable findings are, by simulation, and writes the page of the documentation that tells it. Exit code 1
 * where a promise is broken: then the method is to be changed, not the page.
 */
export async function calibrate(flags: CalibrateFlags): Promise<void> {
  const { replications, workers, page = "docs/calibration.md", quiet, only } = flags;
  const isWhole = only === undefined;
  const cells = isWhole ? allCells() : [];
  const progress = createProgress({ quiet: quiet ?? false });
  const filename = builtFile("calibrationWorker");
  const pool = new Piscina({ filename, minThreads: workers, maxThreads: workers });
  const [associations, bands] = isWhole ? [allAssociations(), allBands()] : [[], []];
  const sequences = allSequences();
  const kinds = cells.length + associations.length + sequences.length + bands.length;
  progress.start({ runs: kinds, steps: kinds });
  const outcomeOf = async (task: Task) => {
    const outcome = await pool.run(task);
    progress.advance({ reused: false, diverged: false, steps: 1 });
    return outcome;
  };
  const calibrated = {
    cells: await Promise.all(
      cells.map(async (cell) => ({ cell, outcome: await outcomeOf({ what: "cell", cell, replications }) })),
    ),
    associations: await Promise.all(
      associations.map(async (cell) => ({
        cell,
        outcome: await outcomeOf({
          what: "association",
          cell,
          replications: associationReplications(replications),
        }),
      })),
    ),
    sequences: await Promise.all(
      sequences.map(async (cell) => ({
        cell,
        outcomes: await outcomeOf({
          what: "sequence",
          cell,
          replications: sequentialReplications(replications),
        }),
      })),
    ),
    bands: await Promise.all(
      bands.map(async (band) => ({
        ...band,
        rates: await outcomeOf({ what: "band", ...band, replications: bandReplications(replications) }),
      })),
    ),
  };
  progress.stop();
  retire(pool);
  writeWholeFile(
    page,
    isWhole
      ? calibrationPage(calibrated, replications)
      : withSequentialSection(
          readFileSync(page, "utf8"),
          sequentialSection(calibrated.sequences, sequentialReplications(replications)),
        ),
  );
  const found = broken(calibrated, replications);
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stdout.write(
    `${safeText(page)}: ${kinds} kinds × ${replications} replications, ${found.length} broken promises\n`,
  );
  if (found.length > 0) process.exitCode = 1;
}
