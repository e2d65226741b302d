import { slug } from "./slug.ts";

/** What a scenario is called, from its path: "rose-buds" of "scenarios/Rose buds.yaml". */
export function scenarioName(path: string): string {
  const last = path.split(/[\\/]/).at(-1)!;
  return slug(last.replace(/\.(yaml|yml|json)$/i, "")) || "scenario";
}
