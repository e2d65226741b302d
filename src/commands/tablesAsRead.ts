import { dirname } from "node:path";
import { Interrupted } from "../runs/execute.ts";
import { formatFaults } from "../scenario/faults.ts";
import { readScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { openTable } from "../scenario/table/openTable.ts";
import type { TableOpener } from "../scenario/table/resolveTable.ts";
import { Stopped, UserFault } from "../terminal/fail.ts";

/**
 * Does work that reads a scenario's tables again; where it fails because one was removed or changed meanwhile, that is the
 * fault, at the line that names the table.
 */
export async function withTablesAsRead<T>(scenario: Scenario, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserFault || error instanceof Stopped || error instanceof Interrupted) throw error;
    const read = readScenario(
      scenario.file,
      scenario.text,
      openAsRead(scenario.file, hashesOf(scenario), "this began; run it again"),
    );
    throw "faults" in read ? new UserFault(formatFaults(scenario.file, read.faults)) : error;
  }
}

/** Opens tables beside a scenario, and refuses those whose content is none that is known. */
export function openAsRead(file: string, known: ReadonlySet<string>, then: string): TableOpener {
  return (path, wanted, names) => {
    const opened = openTable(dirname(file), path, wanted, names);
    if ("faults" in opened || known.size === 0 || known.has(opened.sha256)) return opened;
    return { faults: [`its content is no longer what it was when ${then}`] };
  };
}

function hashesOf({ variants, tune }: Scenario): Set<string> {
  const settings = [...variants, ...(tune?.candidates ?? [])].map((variant) => variant.settings.data);
  return new Set(
    settings.flatMap((data) =>
      "table" in data ? [data.table.sha256, ...(data.table.test ? [data.table.test.sha256] : [])] : [],
    ),
  );
}
