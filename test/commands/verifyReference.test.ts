import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { verify } from "../../src/commands/verifyReference.ts";
import { UserFault } from "../../src/terminal/fail.ts";
import { lab } from "./lab.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reference-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Section = Record<string, unknown>[];
type Content = Record<string, never> &
  Partial<Record<"cases" | "problems", Section>> & { running_cases: Section };

/** A file of the project's copy in the folder, changed. */
function place(name: string, change: (content: never) => void = () => {}, as = name): void {
  const content = JSON.parse(readFileSync(join("test/reference", name), "utf8"));
  change(content as never);
  writeFileSync(join(folder, as), JSON.stringify(content));
}

/** The command as the process would run it: what it prints, and the exit code that it asks for. */
function verified(directory: string, flags: { readonly json?: boolean } = {}) {
  let stdout = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += text;
    return true;
  });
  const before = process.exitCode;
  try {
    verify(directory, flags);
    return { status: process.exitCode ?? 0, stdout, stderr: "" };
  } catch (error) {
    if (!(error instanceof UserFault)) throw error;
    return { status: 2, stdout, stderr: `${error.message}\n` };
  } finally {
    process.exitCode = before;
    write.mockRestore();
  }
}

describe("verify-reference", () => {
  it("passes the project's own copy, every case of it", async () => {
    const { status, stdout, stderr } = await lab(".", "verify-reference");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^mlp_trajectories\.json +40 +40 /m);
    expect(stdout).toMatch(/^all +318 +318 /m);
  });

  it("ends with 1 where a number is not what the reference says, and tells which", () => {
    place("weightnorm.json", (content: { cases: { dv: number[][] }[] }) => {
      content.cases[0]!.dv[0]![1]! += 1e-6;
    });
    place("losses.json");
    const { status, stdout } = verified(folder);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^losses\.json +9 +9 /m);
    expect(stdout).toMatch(/^weightnorm\.json +3 +2 /m);
    expect(stdout).toMatch(
      /^weightnorm\.json {2}1 \(.*\): deviates by 5\.7e\+4 times its tolerance\n {2}dv\[0\]\[1\] {2}expected/m,
    );
    expect(stdout).toContain("not in the directory: activations.json");
  });

  it.each([
    [
      "an unknown section",
      (content: never) => Object.assign(content, { tiny_cases: [] }),
      "tiny_cases: the lab does not know this section",
    ],
    [
      "an empty section",
      (content: { mse: unknown }) => {
        content.mse = [];
      },
      "mse: expected at least 1 case",
    ],
    [
      "no section",
      (content: Record<string, unknown>) => {
        for (const section of Object.keys(content)) delete content[section];
        content.meta = { file: "losses.json" };
      },
      "expected at least one of bce_with_logits, softmax_cross_entropy, mse",
    ],
    [
      "a missing input",
      (content: { mse: { prediction?: unknown }[] }) => delete content.mse[1]!.prediction,
      "mse[1].prediction: this field is missing",
    ],
    [
      "an unknown field",
      (content: { mse: object[] }) => Object.assign(content.mse[0]!, { huber: 1 }),
      "mse[0].huber: the lab does not know this field",
    ],
    [
      "words for a number",
      (content: { mse: { loss: unknown }[] }) => {
        content.mse[0]!.loss = "one";
      },
      'mse[0].loss: expected number, received string; got "one"',
    ],
  ])("ends with 2 at %s, and verifies the other files", (_, change, message) => {
    place("losses.json", change as (content: never) => void);
    place("weightnorm.json");
    const { status, stdout, stderr } = verified(folder);
    expect(status).toBe(2);
    expect(stderr).toContain(`losses.json  ${message}\n`);
    expect(stdout).toMatch(/^losses\.json .* not verified$/m);
    expect(stdout).toMatch(/^weightnorm\.json +3 +3 /m);
  });

  it.each([
    [
      "mlp_trajectories.json",
      "norm",
      'runs[0].norm: expected one of none, bn_before, bn_after, layernorm, or a list; got "group"',
    ],
    ["mlp_trajectories.json", "optimizer", "runs[0].optimizer: expected one of"],
    ["mlp_trajectories.json", "problem", 'runs[0].problem: expected the name of a problem; got "group"'],
    ["optimizers.json", "name", "runs[0].name: expected one of sgd"],
  ])("ends with 2 at a kind in %s that it does not know: %s", (name, field, message) => {
    place(name, (content: { runs: Record<string, unknown>[] }) => {
      content.runs[0]![field] = "group";
    });
    const { status, stderr } = verified(folder);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ["weightnorm.json", "cases[0].dy", ({ cases }: Content) => delete cases![0]!.dy],
    ["batchnorm.json", "running_cases[0].eval.x", ({ running_cases: [one] }: Content) => delete one!.eval],
    ["batchnorm.json", "running_cases[0].gamma", ({ running_cases: [one] }: Content) => delete one!.gamma],
    ["optimizers.json", "quadratic", (content: Content) => delete content.quadratic],
    ["activations.json", "elu_alpha", (content: Content) => delete content.elu_alpha],
    ["mlp_trajectories.json", "problems[0].probe", ({ problems }: Content) => delete problems![0]!.probe],
    ["mlp_trajectories.json", "layernorm", (content: Content) => delete content.layernorm],
  ])("ends with 2 where %s gives an output and not what it needs: %s", (name, path, remove) => {
    place(name, remove as (content: never) => void);
    const { status, stderr } = verified(folder);
    expect(status).toBe(2);
    const what = /[.[]/.test(path) ? "field" : "section";
    expect(stderr).toContain(`${name}  ${path}: this ${what} is missing\n`);
  });

  it("verifies what is given, and does not ask for what is not", () => {
    // y of 3 × 2 by √1.5 = 1.2247; 0.9 · 0 + 0.1 · 2.5 = 0.25 and 0.9 · 1 + 0.1 · 5/3 = 1.0667 after 1, 2, 3, 4
    const content = {
      train_cases: [
        {
          ...{ gamma: [1, 1], beta: [0, 0], eps: 1e-5, tolerance: 1e-4 },
          x: [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          y: [
            [-1.2247, -1.2247],
            [0, 0],
            [1.2247, 1.2247],
          ],
        },
      ],
      running_cases: [
        {
          ...{ momentum: 0.1, eps: 1e-5, tolerance: 1e-4 },
          batches: [[[1], [2], [3], [4]]],
          after_each_batch: [{ mean: [0.25], var: [1.0667] }],
        },
      ],
    };
    const write = () => writeFileSync(join(folder, "batchnorm.json"), JSON.stringify(content));
    write();
    const right = verified(folder);
    expect(right.status).toBe(0);
    expect(right.stdout).toMatch(/^batchnorm\.json +2 +2 +8 /m);

    content.train_cases[0]!.y[2]![1] = 1.2228;
    write();
    const wrong = verified(folder);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain("  y[2][1]  expected 1.2228, found 1.2247");
  });

  it("ends with 2 at a file that it does not know or cannot read", () => {
    writeFileSync(join(folder, "a.json"), "{");
    writeFileSync(join(folder, "b.json"), "{}");
    const { status, stderr } = verified(folder);
    expect(status).toBe(2);
    expect(stderr).toContain("a.json  cannot be read: ");
    expect(stderr).toContain("b.json  is not a kind of reference file that the lab knows");
  });

  it("ends with 2 where there is nothing to verify", () => {
    expect(verified(folder)).toMatchObject({ status: 2, stdout: "" });
    expect(verified(folder).stderr).toContain("no reference files (*.json) in it");
    const absent = verified(join(folder, "absent"));
    expect(absent.status).toBe(2);
    expect(absent.stderr).toContain("no such file or directory");
  });

  it("knows a file under another name by the name inside", () => {
    place("init.json", () => {}, "spread of weights.json");
    const { status, stdout } = verified(folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^spread of weights\.json +31 +31 /m);
  });

  it("takes a norm for every layer", () => {
    // What the lab finds for one norm, it must find for a list of the same.
    place("mlp_trajectories.json", (content: { runs: { norm: unknown }[] }) => {
      content.runs = content.runs.filter(({ norm }) => norm === "bn_before").slice(0, 2);
      for (const run of content.runs) run.norm = ["bn_before", "bn_before"];
    });
    expect(verified(folder).status).toBe(0);
  });

  it("gives the result as JSON", () => {
    cpSync("test/reference/weightnorm.json", join(folder, "weightnorm.json"));
    const [result] = JSON.parse(verified(folder, { json: true }).stdout);
    expect(result).toMatchObject({ file: "weightnorm.json", faults: [] });
    expect(result.cases.length).toBe(3);
  });
});
