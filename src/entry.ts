#!/usr/bin/env node
import { nodeFault } from "./nodeVersion.ts";

/** Where the program starts: a Node that is too old is told so before anything else is loaded, which it could not read. */
const fault = nodeFault(process.versions.node);
if (fault === null) import("./cli.ts");
else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 2;
}
