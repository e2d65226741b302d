import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examplesOf, run } from "../shownExamples.ts";

/** Where each entry's names come from, as it says itself: [name, file]. */
function namesOf(entry: string): (readonly [string, string])[] {
  const source = readFileSync(`src/${entry}.ts`, "utf8");
  return [...source.matchAll(/^export \{([^}]*)\} from "\.\/([^"]+)";$/gm)].flatMap(([, names, file]) =>
    names!
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => [name, file!] as const),
  );
}

/** As they are built, since what trains on threads begins those from a file of the build. */
const built = (entry: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(resolve("dist", `${entry}.js`)).href);

describe("the library", () => {
  const before = process.cwd();
  let folder: string;
  let scope: Record<string, unknown>;

  beforeAll(async () => {
    scope = { ...(await built("engine")), ...(await built("index")) };
    folder = mkdtempSync(join(tmpdir(), "ics-lab-library-"));
    symlinkSync(resolve("scenarios"), join(folder, "scenarios"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(["index", "engine"])("%s", (entry) => {
    const names = namesOf(entry);

    it("exports what its source names, and nothing else", async () => {
      expect(Object.keys(await built(entry)).sort()).toEqual(names.map(([name]) => name).sort());
    });

    it.each(names)("%s shows what it gives, by public names alone", async (name, file) => {
      if (typeof scope[name] !== "function") return;
      const own = examplesOf(readFileSync(`src/${file}`, "utf8")).filter((one) => one.name === name);
      expect(own).toHaveLength(1);
      process.chdir(folder);
      try {
        const { said, found } = await run(own[0]!, scope);
        expect(said.length).toBeGreaterThan(0);
        expect(found).toEqual(said);
      } finally {
        process.chdir(before);
      }
    });
  });
});
