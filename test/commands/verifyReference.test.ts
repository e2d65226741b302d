import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lab } from "./lab.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reference-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file of the project's copy in the folder, changed. */
function place(name: string, change: (content: never) => void = () => {}, as = name): void {
  const content = JSON.parse(readFileSync(join("test/reference", name), "utf8"));
  change(content as never);
  writeFileSync(join(folder, as), JSON.stringify(content));
}

describe("verify-reference", () => {
  it("passes the project's own copy, every case of it", () => {
    const { status, stdout, stderr } = lab(".", "verify-reference");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^mlp_trajectories\.json +40 +40 /m);
    expect(stdout).toMatch(/^all +256 +256 /m);
  });

  it("ends with 1 where a number is not what the reference says, and tells which", () => {
    place("weightnorm.json", (content: { cases: { dv: number[][] }[] }) => {
      content.cases[0]!.dv[0]![1]! += 1e-6;
    });
    place("losses.json");
    const { status, stdout } = lab(".", "verify-reference", folder);
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
    ["a missing section", (content: { mse?: unknown }) => delete content.mse, "mse: this section is missing"],
    [
      "an empty section",
      (content: { mse: unknown }) => {
        content.mse = [];
      },
      "mse: expected at least 1 case",
    ],
    [
      "a missing field",
      (content: { mse: { loss?: number }[] }) => delete content.mse[1]!.loss,
      "mse[1].loss: this field is missing",
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
    const { status, stdout, stderr } = lab(".", "verify-reference", folder);
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
    const { status, stderr } = lab(".", "verify-reference", folder);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ["optimizers.json", "gradients of a quadratic", ["gradients"]],
    ["optimizers.json", "losses of a quadratic", ["loss"]],
  ])("ends with 2 where %s has no %s", (name, _, [field]) => {
    let at = -1;
    place(name, ({ runs }: { runs: Record<string, unknown>[] }) => {
      at = runs.findIndex(({ mode }) => mode === "quadratic");
      delete runs[at]![field!];
    });
    const { status, stderr } = lab(".", "verify-reference", folder);
    expect(status).toBe(2);
    expect(stderr).toContain(`runs[${at}].${field}: this field is missing`);
  });

  it("ends with 2 where the first step of a gradient shift has no gradients", () => {
    place("ics_metrics.json", (content: { gradient_metrics: { runs: { steps: { ics: object[] }[] }[] } }) => {
      delete (content.gradient_metrics.runs[0]!.steps[0]!.ics[1] as { G_weights?: unknown }).G_weights;
    });
    const { status, stderr } = lab(".", "verify-reference", folder);
    expect(status).toBe(2);
    expect(stderr).toContain("runs[0].steps[0].ics[1].G_weights: this field is missing");
  });

  it("ends with 2 at a file that it does not know or cannot read", () => {
    writeFileSync(join(folder, "a.json"), "{");
    writeFileSync(join(folder, "b.json"), "{}");
    const { status, stderr } = lab(".", "verify-reference", folder);
    expect(status).toBe(2);
    expect(stderr).toContain("a.json  cannot be read: ");
    expect(stderr).toContain("b.json  is not a kind of reference file that the lab knows");
  });

  it("ends with 2 where there is nothing to verify", () => {
    expect(lab(".", "verify-reference", folder)).toMatchObject({ status: 2, stdout: "" });
    expect(lab(".", "verify-reference", folder).stderr).toContain("no reference files (*.json) in it");
    const absent = lab(".", "verify-reference", join(folder, "absent"));
    expect(absent.status).toBe(2);
    expect(absent.stderr).toContain("no such file or directory");
  });

  it("knows a file under another name by the name inside", () => {
    place("init.json", () => {}, "spread of weights.json");
    const { status, stdout } = lab(".", "verify-reference", folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^spread of weights\.json +31 +31 /m);
  });

  it("takes a norm for every layer", () => {
    // What the lab finds for one norm, it must find for a list of the same.
    place("mlp_trajectories.json", (content: { runs: { norm: unknown }[] }) => {
      content.runs = content.runs.filter(({ norm }) => norm === "bn_before").slice(0, 2);
      for (const run of content.runs) run.norm = ["bn_before", "bn_before"];
    });
    expect(lab(".", "verify-reference", folder).status).toBe(0);
  });

  it("gives the result as JSON", () => {
    cpSync("test/reference/weightnorm.json", join(folder, "weightnorm.json"));
    const [result] = JSON.parse(lab(".", "verify-reference", "--json", folder).stdout);
    expect(result).toMatchObject({ file: "weightnorm.json", faults: [] });
    expect(result.cases.length).toBe(3);
  });
});
