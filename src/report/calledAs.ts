declare const LAB_PACKAGED: boolean | undefined;

/** Whether this is the installed package, which has no scripts of npm. */
const isPackaged = typeof LAB_PACKAGED === "boolean" && LAB_PACKAGED;

/** A command of the lab as one calls it here: `npm run lab -- list` in a clone, `npx ics-lab list` where it is installed. */
export function calledAs(words: string): string {
  return isPackaged ? `npx ics-lab ${words}` : `npm run lab -- ${words}`;
}

/** The same of running a scenario. */
export function runCalledAs(file: string, flags = ""): string {
  if (isPackaged) return `npx ics-lab run ${file}${flags && ` ${flags}`}`;
  return `npm run scenario ${file}${flags && ` -- ${flags}`}`;
}

/** The first thing to do. */
export const startCommand = isPackaged ? "npx ics-lab start" : "npm start";

/** What the program is called in its own messages. */
export const programName = isPackaged ? "ics-lab" : "lab";
