import { execFileSync } from "node:child_process";

/** Builds dist/ once, where the command line, the worker and the page's script are tested as they are shipped. */
export default function setup(): void {
  execFileSync(process.execPath, ["build.mjs", "--if-stale"], { stdio: "inherit" });
}
