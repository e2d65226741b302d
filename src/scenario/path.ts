/** A place in a scenario, from the top. */
export type Path = readonly (string | number)[];

/** "network.hidden[1].units" */
export function formatPath(path: Path): string {
  return path
    .map((segment, index) => {
      if (typeof segment === "number") return `[${segment}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join("");
}

/** The segments of "network.hidden[1].units"; null where the text is no such path. */
export function parsePath(text: string): Path | null {
  if (!/^[^.[\]]+(\[\d+\])*(\.[^.[\]]+(\[\d+\])*)*$/.test(text)) return null;
  return Array.from(text.matchAll(/\[(\d+)\]|([^.[\]]+)/g), ([, index, key]) =>
    index === undefined ? key! : Number(index),
  );
}

/** Whether `path` is `ancestor` or lies under it. */
export function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.length <= path.length && ancestor.every((segment, index) => segment === path[index]);
}
