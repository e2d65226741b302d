import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { type DialPair, usualDials } from "../../src/live/dials.ts";
import { createLiveRun } from "../../src/live/liveRun.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";
import { type OwnData, ownCsv } from "../../src/live/ownData.ts";
import { readOwnTable } from "../../src/live/ownTable.ts";
import { createPainting, kinds } from "../../src/live/painting.ts";
import { scenarioText } from "../../src/live/scenarioText.ts";
import { plan } from "../../src/plan/plan.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const folder = mkdtempSync(join(tmpdir(), "ics-lab-"));
afterAll(() => rmSync(folder, { recursive: true }));

function painted(whichKinds = kinds): OwnData {
  const painting = createPainting();
  for (const kind of whichKinds) {
    painting.beginStroke();
    for (let at = 0; at < 12; at++)
      painting.plant(kind, kind.subset * 2 - 1 + at / 30, kind.rose * 2 - 1 + at / 9);
  }
  return painting.data();
}

function brought(head = '"x, cm",y,z,kind,site', words = ["a", "b, c"]): OwnData {
  const rows = Array.from(
    { length: 90 },
    (_, at) => `${at / 7},${(at * at) % 31},${at % 13},"${words[at % 2]}",${at % 5 < 2 ? 1 : 2}`,
  );
  const { outcome } = readOwnTable(
    "garden.csv",
    new TextEncoder().encode(`${head}\n${rows.join("\n")}`),
    null,
  );
  if ("faults" in outcome) throw new Error(outcome.faults.join());
  return outcome;
}

const roses = () => painted(kinds.filter(({ subset }) => subset === 0));

describe("data of the reader's own", () => {
  it.each([
    ["painted", painted],
    ["of one subset", roses],
    ["of three columns", () => brought()],
    ["with words like formulas and comments", () => brought('"#x",=y,@z,"-kind",\'site', ["=a", "+b"])],
  ])("%s train the bits that the copied scenario and its file train", (name, make) => {
    const own = make();
    const left = { ...usualDials, depth: 2, width: 5, batch: 8, steps: 50, bias: 0.5 };
    const pair: DialPair = { left, right: { ...left, norm: "none" } };
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, scenarioText({ start: pair, turns: [], own }));
    writeFileSync(join(folder, own.file), ownCsv(own));
    const read = readScenarioFile(file);
    if (!("scenario" in read)) throw new Error(JSON.stringify(read));
    const plans = plan(read.scenario);
    [pair.left, pair.right].forEach((dials, at) => {
      const run = createLiveRun(liveSettings(dials, own), plainKernels);
      run.advance(50);
      const trained = Object.fromEntries(
        run.network.parameters.map(({ name: of, values }) => [of, values.slice()]),
      );
      expect(trained).toEqual(trainCompiled(plans[at]!).parameters);
      const frame = run.frame({ layer: 1, unit: 1 });
      expect(frame.fresh.accuracy).toBeGreaterThanOrEqual(0);
      expect(frame.unit!.lastBatch!.fromBatch).not.toBeNull();
    });
  });

  it("are asked for until both classes are there, and undone stroke by stroke", () => {
    const painting = createPainting();
    expect(painting.missing()).toBe("roses");
    painting.beginStroke();
    for (let at = 0; at < 5; at++) painting.plant(kinds[0]!, at, 0);
    expect(painting.missing()).toBe("other flowers");
    painting.beginStroke();
    painting.plant(kinds[3]!, 0, 0);
    expect(painting.missing()).toBeNull();
    expect(painting.data()).toMatchObject({ subset: "subset", table: { size: 24 } });
    painting.undo();
    expect(painting.points()).toHaveLength(80);
    painting.clear();
    expect(painting.points()).toHaveLength(0);
    expect(() => painting.data()).toThrow("roses");
  });

  it("stay on the plane on which they are painted, whatever is painted", () => {
    const { scene } = createLiveRun(liveSettings(usualDials, painted()), plainKernels);
    expect(scene.window).toEqual({ x: [-3.2, 3.2], y: [-3.6, 3.6] });
    expect(scene.points).toHaveLength(4 * 192);
    expect(scene.marks).toHaveLength(16);
  });
});
