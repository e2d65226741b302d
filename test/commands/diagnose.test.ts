import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder } from "./lab.ts";

const roseBuds = readFileSync("examples/first-aid/rose-buds.csv");

/** The example, alone in a folder. */
function folderWithExample(): string {
  const folder = labFolder();
  writeFileSync(join(folder, "mine.csv"), roseBuds);
  return folder;
}

describe("diagnose", () => {
  it("says of rose-buds with batch norm on one-subset batches that batches are biased, and what it costs", async () => {
    const folder = folderWithExample();
    const { status, stdout } = await lab(
      folder,
      "diagnose",
      "mine.csv",
      "--training-mode",
      "0.958",
      "--inference",
      "0.510",
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}The batches are biased\. You lose 45 points: 96.% on batches by their own/);
    expect(stdout.match(/✗/g)).toHaveLength(1);
    expect(stdout).toMatch(/variance is 217 times what drawing/);
    expect(stdout).toContain("Shown by scenarios/rose-buds.yaml");
    const page = readFileSync(join(folder, "mine.html"), "utf8");
    expect(page).toContain("The batches are biased");
  });

  it("answers as JSON, with the numbers that carry it, and writes the page where it is told", async () => {
    const folder = folderWithExample();
    const { stdout } = await lab(folder, "diagnose", "mine.csv", "--json", "--out", "pages/answer.html");
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      file: "mine.csv",
      page: "pages/answer.html",
      causes: [{ cause: "biased-batches", orElse: [], layer: "1", shownBy: "scenarios/rose-buds.yaml" }],
      cannotTell: [],
    });
    expect(answer.causes[0].figures.betweenRatio).toBeGreaterThan(100);
    expect(existsSync(join(folder, "pages/answer.html"))).toBe(true);
    expect(existsSync(join(folder, "mine.html"))).toBe(false);
  });

  it("tells every fault of the table and of the flags at once, with exit code 2, and writes nothing", async () => {
    const folder = labFolder();
    writeFileSync(
      join(folder, "bad.csv"),
      "layer,unit,running_mean,running_var,batch_meen,batch_var,batch_size\n1,1,0,-1,0,1,32\n",
    );
    const { status, stdout, stderr } = await lab(
      folder,
      "diagnose",
      "bad.csv",
      "--training-mode",
      "95",
      "--inference",
      "51%",
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`bad.csv has 4 faults
       --training-mode  expected a share from 0 to 1; got "95" (did you mean 0.95?)
       --inference      expected a share from 0 to 1; got "51%" (did you mean 0.51?)
  1:5  batch_meen       unknown column (did you mean batchMean?)
  2:4  runningVariance  expected a variance, at least 0; got -1
`);
    expect(existsSync(join(folder, "bad.html"))).toBe(false);
    const meant = async (share: string) =>
      /\(did you mean [^)]*\)/.exec(
        (await lab(folder, "diagnose", "bad.csv", "--inference", share)).stderr.split("\n")[1]!,
      )?.[0];
    expect(await meant("0,95")).toBe("(did you mean 0.95?)");
    expect(await meant("95,5 %")).toBe("(did you mean 0.955?)");
    expect(await meant("101")).toBeUndefined();
    expect((await lab(folder, "diagnose", "bd.csv")).stderr).toContain(
      "no such file (did you mean bad.csv?)",
    );
    expect((await lab(folder, "diagnose", "bad.csv", "--out", "./bad.csv")).stderr).toContain(
      "got the table itself",
    );
    expect(await lab(folder, "diagnose", "bad.csv", "--out", ".")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--out            expected a file; . is a folder"),
    });
  });

  it("tells the first of very many faults, and how many more", async () => {
    const folder = labFolder();
    const rows = "1,1,0,1,nan,-1,0\n".repeat(50_000);
    writeFileSync(
      join(folder, "bad.csv"),
      `layer,unit,running_mean,running_var,batch_mean,batch_var,batch_size\n${rows}`,
    );
    const { status, stderr } = await lab(folder, "diagnose", "bad.csv");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^bad\.csv has 150000 faults\n {2}2:5 +batchMean .*\n/);
    expect(stderr).toMatch(/ {2}and 149950 more\n$/);
  });

  it("says plainly what one batch without a population cannot tell", async () => {
    const folder = labFolder();
    writeFileSync(
      join(folder, "one.csv"),
      "layer,unit,running_mean,running_var,batch_mean,batch_var,batch_size\n1,1,0.5,1.2,0.4,1.1,32\n1,2,0.5,1.2,0.4,1.1,32\n",
    );
    const { stdout } = await lab(folder, "diagnose", "one.csv");
    const words = stdout.replaceAll(/\s+/g, " ");
    expect(words).toContain("As far as this table can tell, these statistics agree: look elsewhere.");
    expect(words).toContain("Whether batches are biased: the table has one batch of each unit");
    expect(words).toContain("Whether inference sees another domain");
    expect(words).toContain("Whether momentum is written in the other library’s convention");
  });
});

describe("what is written of it", () => {
  it.each(["README.md", "docs/first-aid.md"])("in %s is what it says", async (file) => {
    const { stdout } = await lab(
      folderWithExample(),
      ...["diagnose", "mine.csv", "--training-mode", "0.958", "--inference", "0.510"],
    );
    const said = new Set(stdout.replaceAll("\u202f", " ").split("\n"));
    const [, shown] =
      /diagnose examples\/first-aid\/rose-buds\.csv [^\n]*\n```\n\n```\n([\s\S]*?)\n```/.exec(
        readFileSync(file, "utf8"),
      ) ?? [];
    const lines = shown!.split("\n").filter((line) => line.trim() !== "…");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(said).toContain(line);
  });
});

describe("statistics", () => {
  it("writes the table of the example again, to the byte, and says how to go on", async () => {
    const folder = labFolder();
    cpSync("scenarios/rose-buds.yaml", join(folder, "rose-buds.yaml"));
    const { status, stdout } = await lab(
      folder,
      ...[
        "statistics",
        "again.csv",
        "--of",
        "rose-buds.yaml",
        "--variant",
        "one-subset, batch norm",
        "--batches",
        "12",
      ],
    );
    expect(status).toBe(0);
    expect(stdout).toContain("npm run lab -- diagnose again.csv --training-mode 0.958 --inference 0.510");
    expect(readFileSync(join(folder, "again.csv")).equals(roseBuds)).toBe(true);
  });

  it("refuses a variant that is not there, or has no batch norm", async () => {
    const folder = labFolder();
    cpSync("scenarios/rose-buds.yaml", join(folder, "rose-buds.yaml"));
    const of = (...more: string[]) => lab(folder, "statistics", "t.csv", "--of", "rose-buds.yaml", ...more);
    expect((await of()).stderr).toContain("--variant: expected one of uniform, none; uniform, batch norm;");
    expect((await of("--variant", "uniform, batch")).stderr).toContain("(did you mean uniform, batch norm?)");
    expect(await of("--variant", "uniform, none")).toMatchObject({ status: 2, stdout: "" });
    expect(existsSync(join(folder, "t.csv"))).toBe(false);
  });

  it("refuses a folder in the place of the table, before it trains", async () => {
    const folder = labFolder();
    cpSync("scenarios/rose-buds.yaml", join(folder, "rose-buds.yaml"));
    expect(
      await lab(folder, ...["statistics", ".", "--of", "rose-buds.yaml", "--variant", "uniform, batch norm"]),
    ).toMatchObject({ status: 2, stderr: ".: expected a file; this is a folder\n" });
    expect(await lab(folder, "flowers", ".")).toMatchObject({
      status: 2,
      stderr: ".: expected a file; this is a folder\n",
    });
  });
});
