import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { frozen } from "../../src/plan/frozen.ts";
import { plan } from "../../src/plan/plan.ts";
import { tuningPlan } from "../../src/plan/tuningPlan.ts";
import { contentsAt, sha256Of } from "../../src/queue/contents.ts";
import { documentOf, putDocument } from "../../src/queue/document.ts";
import { planAgain } from "../../src/queue/plannedAgain.ts";
import { runKey } from "../../src/runs/runKey.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { withVariation } from "../../src/scenario/vary.ts";
import { shortScenario } from "../commands/lab.ts";
import { fakeClient } from "./fakeClient.ts";

const arithmetic = "a".repeat(64);

/** A folder with a scenario in it, and one of a worker's. */
function folders(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-document-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [home, worker] = [join(folder, "home"), join(folder, "worker")];
  for (const each of [home, worker]) mkdirSync(each);
  const file = join(home, "s.yaml");
  writeFileSync(file, text);
  return { file, home, worker };
}

function scenarioIn(file: string) {
  const read = readScenarioFile(file);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

const named = (round: "tuning" | "reported", run: ReturnType<typeof plan>[number]) => ({
  round,
  variant: run.variant,
  seed: run.seed,
  key: runKey(run, arithmetic),
});

const table = `${shortScenario
  .replace(
    /data:\n {2}flowers: .*\n/,
    "data: { csv: flowers.csv, features: [red, size], label: class, subset: subset }\n",
  )
  .replace("seeds: 6", "seeds: 2")}`;
const flowers = [
  "red,size,class,subset",
  ...Array.from(
    { length: 80 },
    (_, at) => `${(at * 37) % 11},${(at * 17) % 7},${at % 3 ? "rose" : "other"},${at % 2 ? "A" : "B"}`,
  ),
].join("\n");

describe("a scenario that came over a queue", () => {
  it("is planned again to the same runs, with the same keys, with other seeds and steps, too", async () => {
    const { file, worker } = folders(shortScenario);
    const { scenario, variation } = withVariation(scenarioIn(file), { seeds: 9, steps: 30 });
    const contents = contentsAt(fakeClient());
    const sha256 = await putDocument(contents, scenario, documentOf(scenario, variation, null));
    const again = await planAgain(contents, sha256, { arithmetic, folder: worker, maxText: 10_000 });
    const runs = plan(scenario);
    expect(runs).toHaveLength(18);
    for (const run of runs) expect(again!(named("reported", run))).toEqual({ ...run, folder: worker });
  });

  it("that is tuned has its tuning runs, and with the choice those that are reported", async () => {
    const { file, worker } = folders(
      shortScenario.replace(
        "seeds: 6\n",
        "seeds: 2\ntune: { path: training.optimizer.learningRate, values: [0.1, 1], best: test-accuracy, seeds: { from: 101, count: 2 } }\n",
      ),
    );
    const scenario = scenarioIn(file);
    const choices = scenario.variants.map(({ levels }) => ({ levels: { ...levels }, value: "0.1" }));
    const contents = contentsAt(fakeClient());
    for (const chosen of [null, choices]) {
      const sha256 = await putDocument(contents, scenario, documentOf(scenario, null, chosen));
      const again = (await planAgain(contents, sha256, { arithmetic, folder: worker, maxText: 10_000 }))!;
      for (const run of tuningPlan(scenario))
        expect(again(named("tuning", run)).settings).toEqual(run.settings);
      const reported = plan(frozen(scenario, choices));
      if (chosen === null)
        expect(() => again(named("reported", reported[0]!))).toThrow("the scenario has no run reported");
      else for (const run of reported) expect(again(named("reported", run)).settings).toEqual(run.settings);
    }
  });

  it("has its tables with it: the worker opens those, in its own folder, and trains the same", async () => {
    const { file, home, worker } = folders(table);
    writeFileSync(join(home, "flowers.csv"), flowers);
    const scenario = scenarioIn(file);
    const contents = contentsAt(fakeClient());
    const sha256 = await putDocument(contents, scenario, documentOf(scenario, null, null));
    const runs = plan(scenario);
    const records = runs.map((run) => trainRun(run));
    rmSync(home, { recursive: true });
    const again = (await planAgain(contents, sha256, { arithmetic, folder: worker, maxText: 10_000 }))!;
    expect(readdirSync(worker)).toEqual([`${sha256Of(new TextEncoder().encode(flowers))}.csv`]);
    expect(readFileSync(join(worker, readdirSync(worker)[0]!), "utf8")).toBe(flowers);
    expect(runs.map((run) => trainRun(again(named("reported", run))))).toEqual(records);
  });

  it("opens no file that it names: neither a table of this machine nor one beside the worker", async () => {
    const { file, home, worker } = folders(table);
    writeFileSync(join(home, "flowers.csv"), flowers);
    writeFileSync(join(worker, "flowers.csv"), flowers);
    const scenario = scenarioIn(file);
    const contents = contentsAt(fakeClient());
    const message = JSON.parse(new TextDecoder().decode(documentOf(scenario, null, null)));
    for (const text of [
      table,
      table.replace("flowers.csv", "/etc/passwd"),
      table.replace("flowers.csv", "../home/flowers.csv"),
    ]) {
      const sha256 = await contents.put(
        new TextEncoder().encode(JSON.stringify({ ...message, text, tables: [] })),
      );
      await expect(
        planAgain(contents, sha256, { arithmetic, folder: worker, maxText: 10_000 }),
      ).rejects.toThrow("this table did not come with the scenario");
    }
  });

  it("is refused where it is none, too large, of other steps than can be, or a run's key is another's", async () => {
    const { file, worker } = folders(shortScenario);
    const scenario = scenarioIn(file);
    const contents = contentsAt(fakeClient());
    const options = { arithmetic, folder: worker, maxText: 10_000 };
    const message = JSON.parse(new TextDecoder().decode(documentOf(scenario, null, null)));
    const refused = async (value: unknown) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      const sha256 = await contents.put(new TextEncoder().encode(text));
      return planAgain(contents, sha256, options).then(
        () => "taken",
        (error: Error) => error.message,
      );
    };
    expect(await refused("{")).toBe("expected a scenario from the queue; got what is no JSON");
    expect(await refused({ ...message, text: 5 })).toBe("expected a scenario from the queue; text is none");
    expect(await refused({ ...message, form: 2 })).toBe("expected a scenario from the queue; form is none");
    expect(await refused({ ...message, more: 1 })).toContain("expected a scenario from the queue");
    expect(await refused({ ...message, variation: { seeds: 1e9, steps: null, quick: false } })).toBe(
      "expected a scenario from the queue; variation.seeds is none",
    );
    expect(await refused({ ...message, text: `${message.text}#${" ".repeat(10_000)}` })).toContain(
      "expected a scenario of at most 10 kB; got 11 kB (work --max-file 11 takes it)",
    );
    expect(await refused({ ...message, text: message.text.replace("steps: 40", "steps: x") })).toMatch(
      /the scenario has faults\nscenario.yaml/,
    );
    expect(await planAgain(contents, "0".repeat(64), options)).toBeNull();
    const sha256 = await contents.put(new TextEncoder().encode(JSON.stringify(message)));
    const again = (await planAgain(contents, sha256, options))!;
    const [run] = plan(scenario) as [ReturnType<typeof plan>[number]];
    expect(() => again({ ...named("reported", run), key: "0".repeat(40) })).toThrow(
      "is not that of its plan here",
    );
    expect(() => again({ ...named("reported", run), seed: 7 })).toThrow("the scenario has no run");
  });
});
