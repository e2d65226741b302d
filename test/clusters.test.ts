import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { Job } from "kubernetes-models/batch/v1";
import { PersistentVolumeClaim } from "kubernetes-models/v1";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";

let folder: string;
let said: string;

/** Of the workflow syntax that GitHub documents, what the example uses: no package under a permissive licence has all of it. */
const step = z.union([
  z.strictObject({
    uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/),
    with: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ run: z.string() }),
]);
const job = z.strictObject({
  "runs-on": z.string(),
  needs: z.string().optional(),
  strategy: z.strictObject({ matrix: z.record(z.string(), z.array(z.number())) }).optional(),
  steps: z.array(step).min(1),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.literal("workflow_dispatch"),
  jobs: z.record(z.string(), job),
});

/** Instead of the lab, and of npx, a program that takes down what it is called with. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ics-lab-clusters-"));
  said = join(folder, "said");
  for (const name of ["npx", "ics-lab"]) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${said}"\n`);
    chmodSync(join(folder, name), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lab's words in what a shell does, in order. */
function labWords(program: string, words: string[], environment: Record<string, string> = {}): string[] {
  writeFileSync(said, "");
  execFileSync(program, words, {
    cwd: folder,
    env: { PATH: `${folder}${delimiter}${process.env.PATH}`, ...environment },
  });
  return readFileSync(said, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.replace(/^(npx )?ics-lab /, ""));
}

const parts = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("the examples for clusters", () => {
  it("slurm.sh does its part of a scenario, and in the end the report", () => {
    const script = resolve("examples/slurm.sh");
    execFileSync("bash", ["-n", script]);
    const [, first, last] = /#SBATCH --array=(\d+)-(\d+)/.exec(readFileSync(script, "utf8"))!;
    expect([first, last]).toEqual(["1", "20"]);
    const slurm = (task: number) => ({
      SLURM_ARRAY_TASK_ID: String(task),
      SLURM_ARRAY_TASK_COUNT: "20",
      SLURM_CPUS_PER_TASK: "4",
    });
    for (const part of parts(20))
      expect(labWords("bash", [script, "rose-buds"], slurm(part))).toEqual([
        `run rose-buds --shard ${part}/20 --workers 4 --out shards/rose-buds/${part}`,
      ]);
    for (const part of ["1", "2"]) mkdirSync(join(folder, "shards", "rose-buds", part), { recursive: true });
    expect(labWords("bash", [script, "rose-buds", "report"], slurm(1))).toEqual([
      "merge shards/rose-buds/1 shards/rose-buds/2 --out reports",
      "run rose-buds --workers 4 --out reports",
    ]);
  });

  it("kubernetes.yaml is what the API knows, and does each part once", () => {
    const text = readFileSync("examples/kubernetes.yaml", "utf8");
    const [claim, ofParts, report] = parseAllDocuments(text).map((document) => document.toJS());
    new PersistentVolumeClaim(claim).validate();
    for (const job of [ofParts, report]) new Job(job).validate();
    const { completions, completionMode, template } = ofParts.spec;
    expect([completionMode, completions, report.spec.suspend]).toEqual(["Indexed", 20, true]);
    const [{ command }] = template.spec.containers;
    for (const part of parts(completions))
      expect(labWords(command[0], command.slice(1), { JOB_COMPLETION_INDEX: String(part - 1) })).toEqual([
        `run rose-buds --shard ${part}/20 --workers 2 --out shards/${part - 1}`,
      ]);
    const [{ command: last }] = report.spec.template.spec.containers;
    expect(labWords(last[0], last.slice(1))).toEqual([
      expect.stringMatching(/^merge shards\/.* --out reports$/),
      "run rose-buds --out reports",
    ]);
  });

  it("github-actions.yml is a workflow, and does each part once", () => {
    const text = readFileSync("examples/github-actions.yml", "utf8");
    workflow.parse(parse(text));
    expect(workflow.safeParse(parse(text.replace("runs-on", "run-on"))).success).toBe(false);
    const { part, report } = parse(text).jobs;
    const commandOf = (job: { steps: { run?: string }[] }, word: string) =>
      job.steps.map(({ run = "" }) => run).find((run) => run.includes(word))!;
    expect(part.strategy.matrix.part).toEqual(parts(4));
    for (const each of parts(4)) {
      const command = commandOf(part, "--shard").replaceAll(`\${{ matrix.part }}`, String(each));
      expect(labWords("sh", ["-c", command])).toEqual([
        `run rose-buds --shard ${each}/4 --out shards/${each}`,
      ]);
    }
    expect(labWords("sh", ["-c", commandOf(report, "merge")])).toEqual([
      expect.stringMatching(/^merge shards\/.* --out reports$/),
    ]);
    expect(report.needs).toBe("part");
  });
});
