import { fileURLToPath } from "node:url";

/** A folder that comes with the lab, beside the one that it was built into; whether it is there is another question. */
export function ownFolder(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
