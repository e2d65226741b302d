/** The last part of a path, without its ending: "rose-buds" of "scenarios/rose-buds.yaml". */
export function nameOfFile(path: string): string {
  const last = path.split(/[\\/]/).at(-1)!;
  return last.replace(/\.(yaml|yml|json)$/i, "");
}
