#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { nodeFault } from "./nodeVersion.ts";

/** Where the program starts: a Node that is too old is told so before anything else is loaded, which it could not read. */
const fault = nodeFault(process.versions.node);
if (fault === null) {
  // V8 compiles what was used eight times as much as it usually waits for: threads live for seconds or minutes, and what it
  // compiles beside them takes from the second core. Nothing else depends on it. V8 of Node 22 and later has no such flag, and
  // would say so on standard error.
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=540672");
  import("./cli.ts");
} else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}
