import { Piscina } from "piscina";
import type { Effect, Outcome } from "../calibration/cell.ts";
import { allCells } from "../calibration/cells.ts";
import { broken, type CalibratedCell, calibrationPage } from "../calibration/report.ts";
import { builtFile } from "../runs/builtFile.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { createProgress } from "../terminal/progress.ts";
import { safeText } from "../terminal/safeText.ts";

export interface CalibrateFlags {
  readonly replications: number;
  readonly workers: number;
  readonly page: string;
  readonly quiet?: boolean;
}

/**
 * Measures how reliable findings are, by simulation, and writes the page of the documentation that tells it. Exit code 1
 * where a promise is broken: then the method is to be changed, not the page.
 */
export async function calibrate({ replications, workers, page, quiet }: CalibrateFlags): Promise<void> {
  const cells = allCells();
  const progress = createProgress({ quiet: quiet ?? false });
  const filename = builtFile("calibrationWorker");
  const pool = new Piscina({ filename, minThreads: workers, maxThreads: workers });
  progress.start(cells.length);
  const calibrated = await Promise.all(
    cells.map(async (cell): Promise<CalibratedCell> => {
      const outcome: Record<Effect, Outcome> = await pool.run({ cell, replications });
      progress.advance({ reused: false, diverged: false });
      return { cell, outcome };
    }),
  );
  progress.stop();
  await pool.destroy();
  writeWholeFile(page, calibrationPage(calibrated, replications));
  const found = broken(calibrated, replications);
  for (const line of found) process.stderr.write(`${line}\n`);
  process.stdout.write(
    `${safeText(page)}: ${cells.length} kinds of scenario × ${replications} replications, ${found.length} broken promises\n`,
  );
  if (found.length > 0) process.exitCode = 1;
}
