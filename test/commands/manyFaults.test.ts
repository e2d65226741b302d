import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lab, labFolder, labProcess, smallScenario } from "./lab.ts";

it("prints every fault through a pipe, and reads a large file where a flag says so", async () => {
  const folder = labFolder();
  mkdirSync(join(folder, "scenarios"));
  const long = (index: number) => `${"k".repeat(110)}${index}: 1`;
  const faulty = Array.from({ length: 60 }, (_, index) => long(index)).join("\n");
  const names = Array.from({ length: 40 }, (_, index) => `faulty-${index}.yaml`);
  for (const name of names) writeFileSync(join(folder, "scenarios", name), faulty);
  const { status, stderr } = labProcess(folder, "check");
  expect(status).toBe(2);
  expect(stderr.length).toBeGreaterThan(200_000);
  expect(stderr.match(/and \d+ more/g)).toHaveLength(names.length);
  expect(stderr.trimEnd().endsWith("more")).toBe(true);

  writeFileSync(join(folder, "large.yaml"), `${smallScenario}${`# ${"x".repeat(1000)}\n`.repeat(300)}`);
  expect(await lab(folder, "check", "large.yaml")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("(--max-file 295 reads it)"),
  });
  expect(await lab(folder, "check", "large.yaml", "--max-file", "300")).toMatchObject({ status: 0 });
});
