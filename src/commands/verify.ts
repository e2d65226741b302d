import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { runScenario } from "../lab.ts";
import { planSummary } from "../plan/planSummary.ts";
import { worst } from "../report/finished/agreement.ts";
import type { FinishedReport } from "../report/finished/readReport.ts";
import { type TableAgreement, tableAgreements } from "../report/finished/tableAgreement.ts";
import { counted } from "../report/readableNumbers.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { asVaried } from "../scenario/vary.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { finishedReport } from "./finishedReport.ts";
import { interruptible } from "./interruptible.ts";
import { openAsRead, withTablesAsRead } from "./tablesAsRead.ts";

export interface VerifyFlags {
  readonly workers: number;
  readonly out: string;
  readonly plain?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const exitCodes = { identical: 0, different: 1 } as const;

/**
 * Runs a finished report's scenario again, from what its manifest holds, in a folder of its own with an empty store, and
 * says of every table whether it is the same. The exit code is 1 where one is different.
 */
export async function verify(given: string, flags: VerifyFlags): Promise<void> {
  const report = finishedReport("verify", given, flags.out);
  const { manifest } = report;
  const scenario = scenarioOf(report);
  const say = (text: string) => {
    if (!flags.quiet && !flags.json) process.stdout.write(`${text}\n`);
  };
  const { runs, tuningRuns, steps } = planSummary({
    ...scenario,
    seeds: { ...scenario.seeds, count: manifest.seeds.length },
  });
  say(
    `${safeText(report.folder)}: ${counted(tuningRuns + runs, "run")} again, ${counted(flags.workers, "worker")}`,
  );
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-verify-"));
  try {
    await withTablesAsRead(scenario, () =>
      interruptible(
        { total: { runs: tuningRuns + runs, steps }, quiet: flags.quiet || flags.json || false },
        (told) =>
          runScenario(scenario, {
            workers: flags.workers,
            fresh: true,
            plain: flags.plain ?? false,
            ...told,
            reports: folder,
            variation: manifest.variation,
            clock: Date.now,
          }),
        async (input) => {
          const { writeReport } = await import("../report/writeReport.ts");
          const agreements = tableAgreements(report.folder, dirname(await writeReport(input, folder)));
          const { kind } = worst(agreements.map(({ agreement }) => agreement));
          if (flags.json) process.stdout.write(`${safeJson({ verdict: kind, tables: agreements })}\n`);
          say(safeText(agreements.map(line).join("\n")));
          say(
            kind +
              (manifest.lab === input.manifest.lab
                ? ""
                : ` (made by lab ${safeText(manifest.lab)}, this is ${input.manifest.lab})`),
          );
          process.exitCode = exitCodes[kind];
        },
        (done) => `${done} of ${tuningRuns + runs} runs were done again; none is kept`,
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The scenario as the manifest holds it, read and checked like any other; tables are looked for beside its file. */
function scenarioOf({ manifest, folder }: FinishedReport): Scenario {
  const { file, text, variation } = manifest;
  const read = readScenario(file, text, openAsRead(file, hashesOf(manifest), "the report was made"));
  if ("faults" in read)
    throw new UserFault(
      `verify: ${safeText(folder)} holds a scenario with faults\n${formatFaults(file, read.faults)}`,
    );
  return asVaried(read.scenario, variation);
}

/** Content of the tables that the report was made from. */
function hashesOf({ variants }: FinishedReport["manifest"]): Set<string> {
  const found = variants.map(({ settings }) => ofTable.safeParse(settings).data?.data.table);
  const hashes = found.flatMap((table) => [table?.sha256, table?.test?.sha256]);
  return new Set(hashes.filter((hash) => hash !== undefined));
}

const hashed = z.object({ sha256: z.string() });
const ofTable = z.object({ data: z.object({ table: hashed.extend({ test: hashed.nullable() }) }) });

function line({ name, agreement }: TableAgreement): string {
  switch (agreement.kind) {
    case "identical":
      return `  identical  ${name}`;
    case "different":
      return `  different  ${name}: ${agreement.why}`;
  }
}
