import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brokenFirstAid } from "../../../src/calibration/firstAid/firstAidSection.ts";
import { score } from "../../../src/calibration/firstAid/score.ts";
import {
  boundedNumbers,
  firstAidTrial,
  numbersOf,
  type TrialOutcome,
} from "../../../src/calibration/firstAid/trial.ts";
import { allTrials, singleCauses } from "../../../src/calibration/firstAid/trials.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { thresholds } from "../../../src/diagnosis/thresholds.ts";
import { madeTable } from "../../diagnosis/tables.ts";

/** Two networks of each kind, of the half on which bounds were set. */
const few = allTrials().filter(
  ({ made, number, isWeak }) => made.length <= 1 && !isWeak && (number === 1 || number === 3),
);
const outcomes = few.map(firstAidTrial).filter((outcome) => outcome !== null);

describe("first aid, quickly (the whole of it: npm run calibrate -- --only first-aid)", () => {
  it("finds no fault in sound networks", () => {
    expect(outcomes.filter(({ made }) => made.length === 0).map(({ told }) => told)).toEqual([[], []]);
  });

  it.each(singleCauses)("finds %s", (cause) => {
    const own = outcomes.filter(({ made }) => made[0] === cause);
    expect(own).toHaveLength(2);
    for (const { made, told } of own) expect(["right", "as one of two"]).toContain(score(made, told));
  });

  it("comes to the same numbers again", () => {
    expect(firstAidTrial(few[3]!)).toEqual(outcomes[3]);
  });

  it("is set on odd numbers and tried on even ones, on 400 networks or more", () => {
    expect(allTrials().length).toBeGreaterThanOrEqual(400);
    expect(outcomes.every(({ half }) => half === "setting")).toBe(true);
  });
});

describe("the numbers that bounds are set on", () => {
  const [layer] = diagnose(madeTable({ name: "numbers" })).layers;

  it("are of later layers where there are any, and none where there are not", () => {
    expect(numbersOf([layer!])).toMatchObject({
      ...{ laterRunningDistance: Number.NaN, laterRunningOverNoise: Number.NaN },
    });
    const later = [3, 5, 4].map((runningDistance) => ({ ...layer!, runningDistance, runningOverNoise: 20 }));
    expect(numbersOf([layer!, ...later])).toMatchObject({
      ...{ laterRunningDistance: 5, laterRunningOverNoise: 20 },
    });
  });

  it("stand in the documentation, every one that thresholds.ts bounds by what networks show", () => {
    const page = readFileSync("docs/first-aid.md", "utf8");
    for (const name of boundedNumbers) expect(page).toContain(`| \`${name}\` | ${thresholds[name]} |`);
  });
});

describe("what calibration promises", () => {
  const made = (causes: TrialOutcome["made"], told: TrialOutcome["told"]): TrialOutcome => ({
    ...outcomes[0]!,
    half: "test",
    made: causes,
    told,
  });
  const sound = Array.from({ length: 19 }, () => made([], []));
  const right = Array.from({ length: 9 }, () => made(["stale"], [["stale"]]));

  it("is nine of ten right of one cause, and one false alarm of twenty", () => {
    expect(brokenFirstAid([...sound, made([], [["stale"]]), ...right, made(["stale"], [])])).toEqual([]);
    expect(brokenFirstAid([...sound, ...right, made(["stale"], []), made(["stale"], [])])).toHaveLength(1);
    expect(brokenFirstAid([...sound, made([], [["stale"]]), made([], [["epsilon"]])])).toHaveLength(2);
  });

  it("is kept, as the documentation has it", () => {
    const page = readFileSync("docs/first-aid.md", "utf8");
    expect(page).not.toContain("Not reached");
    expect(page).toContain(`${allTrials().filter(({ isWeak }) => !isWeak).length} networks of the lab`);
  });
});
