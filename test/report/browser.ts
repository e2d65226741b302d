import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The browser that the tests use: CHROMIUM_PATH, else the first of the usual names on the PATH; null where none is. The shell
 * draws the same pages without a window around them, for half of the processor's time.
 */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])
    for (const folder of folders) {
      const path = join(folder, name);
      if (folder && existsSync(path)) return path;
    }
  return null;
}
