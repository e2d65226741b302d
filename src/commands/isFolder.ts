import { statSync } from "node:fs";

/** Whether a folder lies where a file is to be written: asked before anything is worked out for it. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
