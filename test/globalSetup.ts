import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for what several files train alike; of one call of the tests, common to its projects. */
    readonly trained: string;
  }
}

/** Builds dist/ once, where the command line, the worker and the page's script are tested as they are shipped. */
export default function setup({ provide }: TestProject): () => void {
  execFileSync(process.execPath, ["build.mjs", "--if-stale"], { stdio: "inherit" });
  const trained = join(tmpdir(), `ics-lab-trained-${process.pid}`);
  mkdirSync(trained, { recursive: true });
  provide("trained", trained);
  return () => rmSync(trained, { recursive: true, force: true });
}
