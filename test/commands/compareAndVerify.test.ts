import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder, ranFolder, shortScenario, trackedScenario } from "./lab.ts";

describe("lab compare", () => {
  it("tells settings first, then outcomes by twins, and what is the same", async () => {
    const folder = labFolder(trackedScenario);
    writeFileSync(
      join(folder, "other.yaml"),
      trackedScenario.replace("learningRate: 1", "learningRate: 0.1"),
    );
    await lab(folder, "run", "small.yaml", "other.yaml");
    const { status, stdout } = await lab(folder, "compare", "small", "other");
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    expect(lines).toContain('  scenario: "small" → "other"');
    const variant = lines.indexOf("none");
    expect(lines[variant + 1]).toBe("  training.optimizer.learningRate: 1 → 0.1");
    expect(lines[variant + 2]).toMatch(
      /^ {2}test accuracy at inference: [\d.]+\u202f% → [\d.]+\u202f%; median difference .*, 95 % interval .*, 6 twins$/,
    );
    // The batches are the same draws, whatever the rate.
    expect(stdout).toMatch(/\d+ measures are identical in every run/);
    expect(stdout).not.toContain("shift of the mini-batches:");
  });

  it("compares a report with itself: nothing differs", async () => {
    const folder = await ranFolder(trackedScenario);
    const { stdout } = await lab(folder, "compare", "small.yaml", join("reports", "small"));
    expect(stdout).not.toContain("→");
    expect(stdout.match(/the same settings/g)).toHaveLength(2);
    expect(JSON.parse((await lab(folder, "compare", "small", "small", "--json")).stdout)).toMatchObject({
      making: [],
    });
  });

  it("refuses what is no report", async () => {
    const folder = labFolder(shortScenario);
    const { status, stderr } = await lab(folder, "compare", "small", "small");
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("expected a report's folder or a scenario that was run"),
    ]);
    expect((await lab(folder, "compare", ".", ".")).stderr).toContain("there is no manifest.json");
  });
});

describe("lab verify", () => {
  it("says identical of a report that comes out again, and leaves it and its store alone", async () => {
    const folder = labFolder(trackedScenario);
    await lab(folder, "run", "small.yaml", "--steps", "20");
    rmSync(join(folder, "small.yaml"));
    const manifest = readFileSync(join(folder, "reports", "small--steps-20", "manifest.json"));
    const { status, stdout } = await lab(folder, "verify", join("reports", "small--steps-20"));
    expect(stdout).toContain("  identical  findings\n");
    expect(stdout).toContain("  identical  unit_inputs\n");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/\nidentical\n$/)]);
    expect(readFileSync(join(folder, "reports", "small--steps-20", "manifest.json")).equals(manifest)).toBe(
      true,
    );
  });

  it("takes a report's own command, and a manifest of before that tells its variation in words", async () => {
    const folder = labFolder(shortScenario);
    await lab(folder, "run", "small.yaml", "--quick");
    const [made] = readdirSync(join(folder, "reports")).filter((name) => name.startsWith("small--"));
    expect(made).toBe("small--quick-3-seeds-at-most-200-steps");
    const file = join(folder, "reports", made!, "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    expect(manifest.command).toBe("npm run scenario small.yaml -- --quick");
    const [, flags] = manifest.command.split(" -- ");
    const again = await lab(folder, "run", "small.yaml", ...flags.split(" "), "--out", "again");
    expect(again.status).toBe(0);

    writeFileSync(file, JSON.stringify({ ...manifest, variation: "quick, 3 seeds, at most 200 steps" }));
    expect((await lab(folder, "verify", join("reports", made!))).status).toBe(0);
    const compared = await lab(folder, "compare", join("reports", made!), join("again", made!), "--json");
    expect(JSON.parse(compared.stdout)).toMatchObject({ making: [] });
  });

  it("says per table what is the same and what is different, by its last place, and fails where one is", async () => {
    const folder = await ranFolder(shortScenario);
    const file = (...path: string[]) => join(folder, "reports", "small", ...path);
    const change = (name: string, from: RegExp, to: (found: string) => string) =>
      writeFileSync(
        file(...name.split("/")),
        readFileSync(file(...name.split("/")), "utf8").replace(from, to),
      );
    copyFileSync(file("findings.json"), join(folder, "kept.json"));
    change("findings.json", /"p": [\d.]+/, (found) => `"p": ${Number(found.slice(5)) + 1e-12}`);
    const near = await lab(folder, "verify", "small");
    expect([near.status, near.stdout]).toEqual([
      1,
      expect.stringMatching(/ {2}different {2}findings: findings\.0\.p: expected [\d.]+, got [\d.]+\n/),
    ]);
    change("data/final.csv", /,running,[\d.]+/, () => ",running,99");
    const { status, stdout } = await lab(folder, "verify", "small");
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/ {2}different {2}final: 0\.loss: expected 99, got [\d.]+\n/),
    ]);
    expect(stdout).toContain("  identical  runs\n");
    rmSync(file("data", "final.csv"));
    copyFileSync(join(folder, "kept.json"), file("findings.json"));
    expect((await lab(folder, "verify", "small")).stdout).toContain(
      "  different  final: a table that was not there",
    );
  });

  it("refuses a manifest that holds no scenario", async () => {
    const folder = await ranFolder(shortScenario);
    const file = join(folder, "reports", "small", "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...manifest, text: "title: no more" }));
    const faulty = await lab(folder, "verify", "small");
    expect([faulty.status, faulty.stderr]).toEqual([
      2,
      expect.stringContaining("holds a scenario with faults"),
    ]);
    writeFileSync(file, JSON.stringify({ ...manifest, text: 7 }));
    expect((await lab(folder, "verify", "small")).stderr).toContain('manifest.json has no good "text"');
  });
});
