/** The class that a map tells apart from the others comes first. */
export function kindsOf([first, second, ...others]: readonly string[]): string[] {
  return [second, first, ...others].filter((name) => name !== undefined);
}
