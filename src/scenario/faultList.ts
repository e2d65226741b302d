import type { ScenarioDocument } from "./document.ts";
import type { Fault } from "./faults.ts";
import type { Issue } from "./issues.ts";
import { formatPath, type Path } from "./path.ts";
import { limits } from "./vocabulary/limits.ts";

/** The faults of one file as they are found: each place and message once, however many variants meet it. */
export interface FaultList {
  add(path: Path, message: string, what?: "key" | "value"): void;
  /** At one place of the file, speaking of a setting: an override is written elsewhere than what it sets. */
  addAt(writtenAt: Path, path: Path, message: string, what?: "key" | "value"): void;
  addIssue(issue: Issue, writtenAt: Path): void;
  all(): readonly Fault[];
  /** Whether there are more than will be told, so that to look for others is in vain. */
  isFull(): boolean;
}

export function createFaultList(document: ScenarioDocument): FaultList {
  const found = new Map<string, Fault>();
  // What the document refuses has no value, so that whatever else is said of its place is an echo.
  const refused = new Set(document.faults.map(placeOf));
  for (const fault of document.faults) found.set(nameOf(fault), fault);
  const list: FaultList = {
    add: (path, message, what) => list.addAt(path, path, message, what),
    addAt(writtenAt, path, message, what) {
      const fault = { ...document.locate(writtenAt, what), path: formatPath(path), message };
      if (!refused.has(placeOf(fault)) && !found.has(nameOf(fault))) found.set(nameOf(fault), fault);
    },
    addIssue: ({ path, message, atKey }, writtenAt) =>
      list.addAt(writtenAt, path, message, atKey ? "key" : "value"),
    isFull: () => found.size > limits.faults,
    all: () => [...found.values()].sort((a, b) => a.line - b.line || a.column - b.column),
  };
  return list;
}

const placeOf = ({ line, column }: Fault) => `${line}:${column}`;
const nameOf = ({ line, column, path, message }: Fault) => JSON.stringify([line, column, path, message]);
