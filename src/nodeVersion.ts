/** Set by the build: `engines.node` of package.json without its sign. */
declare const LEAST_NODE: string;

/** Why this Node cannot run the lab, in a line; null where it can. */
export function nodeFault(version: string, least: string = LEAST_NODE): string | null {
  const [major, minor] = numbers(version);
  const [leastMajor, leastMinor] = numbers(least);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return null;
  return `lab: expected Node ${least} or newer; this is Node ${version} (https://nodejs.org)`;
}

function numbers(version: string): [major: number, minor: number] {
  const [major, minor] = version.split(".");
  return [Number(major), Number(minor)];
}
