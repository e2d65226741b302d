import { describe, expect, it } from "vitest";
import { allScenarioFiles, scenarioFile } from "../../src/commands/scenarioFiles.ts";
import { answerOf } from "../../src/findings/answer.ts";
import { randomStream } from "../../src/random.ts";
import type { AnswerText } from "../../src/scenario/answer.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenarioName } from "../../src/scenario/slug.ts";
import { type Outcome, outcomes } from "../../src/scenario/vocabulary/outcomes.ts";
import { foreseen } from "./foreseen.ts";

function library(name: string): Scenario {
  const read = readScenarioFile(scenarioFile(name));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

const names = allScenarioFiles().map(scenarioName);
const everything: readonly Outcome[] = outcomes.filter((each) => each !== "too few seeds to decide");

describe("the answers of the library", () => {
  it.each(names)("%s: every text and every branch of it can be told, with its figures", (name) => {
    const scenario = library(name);
    const random = randomStream(`answers of ${name}`);
    const one = <Value>(list: readonly Value[]) => list[random.integer(list.length)]!;
    const value = (unit: string) =>
      unit === "effect"
        ? one([0.2, 1])
        : unit.startsWith("share")
          ? one([0.41, 0.5, 0.51, 0.7, 0.95, 0.96])
          : one([0.02, 0.07, 0.3, 355, 1500]);
    const { cases, otherwise } = scenario.answer!;
    const untold = new Set([...cases.map(({ say }) => say), otherwise].flatMap(wordsIn));
    const told = (outcome: Parameters<typeof foreseen>[1]) => {
      const answer = answerOf(scenario, foreseen(scenario, outcome, value));
      expect(answer).toMatch(/^[A-Z0-9][^{}]*[.)]$/);
      expect(answer).not.toMatch(/undefined|null|NaN|unbounded| {2}| [,.:;]/);
      for (const words of untold) if (answer.includes(words)) untold.delete(words);
    };
    // Each case as it is foreseen, with whatever else comes out; then whatever comes out.
    for (const { when } of cases)
      for (let turn = 0; turn < 150; turn++)
        told((claim, where) => {
          const named = when.find(
            ({ finding }) =>
              finding.claim === claim &&
              Object.entries(finding.where).every(([factor, level]) => where[factor] === level),
          );
          return one(named?.outcomes ?? everything);
        });
    for (let turn = 0; turn < 150; turn++) told(() => one(everything));
    expect([...untold]).toEqual([]);
  });

  it("follow the verdicts: batch norm breaks one-subset batches, as found, or would repair them", () => {
    const scenario = library("rose-buds");
    const found: Readonly<Record<string, readonly number[]>> = {
      "one-subset-slows": [680, 805],
      "bn-is-faster": [355, 680],
      "bn-helps-own-batches": [0.954, 0.939],
      "bn-repairs-bias": [0.509, 0.955],
    };
    const came = (repairs: Outcome) =>
      answerOf(
        scenario,
        foreseen(
          scenario,
          (claim) => (claim === "bn-repairs-bias" ? repairs : "yes, but perhaps less than asked for"),
          (_, claim, side) => found[claim]?.[side] ?? 0.5,
        ),
      ).replaceAll("\u202f", " ");
    expect(came("reversed")).toBe(
      "They slow it a little, and batch norm does not repair it: it breaks it. Batches of buds alone or of blown roses " +
        "alone cost a plain network 805\u00a0steps to the target instead of 680. On mixed batches batch norm takes 355 instead " +
        "of 680. But trained on one-subset batches it is right about 95 % of its own batches and guesses on new flowers " +
        "(51 %): it has learned a function of its batch, not of the flower.",
    );
    expect(came("supported")).toMatch(
      /^They slow it, and batch norm repairs it: .* ends at 51 % on new flowers/,
    );
    expect(came("no clear direction")).toContain("nor is it shown that batch norm repairs it");
  });

  it("say first where there were too few seeds to decide, and then nothing of a verdict", () => {
    const scenario = library("raw-or-standardized");
    const few = foreseen(
      scenario,
      () => "too few seeds to decide",
      (unit) => (unit === "steps" ? 35 : 0.8),
    ).map((finding) => ({ ...finding, twins: 4 }));
    expect(answerOf(scenario, few)).toMatch(
      /^4 seeds are too few to decide anything \(at least 7 are needed\)\. That it does is not shown:/,
    );
  });
});

describe("an answer without a text", () => {
  const whole = library("raw-or-standardized");
  const scenario = { ...whole, claims: whole.claims.slice(0, 2), answer: null };
  const composed = (...came: readonly Outcome[]) =>
    answerOf(
      scenario,
      foreseen(
        scenario,
        (claim) => came[claim === "standardized-is-faster" ? 0 : 1]!,
        (unit, _, side) => (unit === "steps" ? [35, 1000] : [0.82, 0.5])[side]!,
      ),
    ).replaceAll("\u202f", " ");

  it("is composed of the verdicts in plain words", () => {
    expect(composed("supported", "reversed")).toBe(
      "Each at its own best rate, standardized inputs reach the target in fewer steps. — Yes: 1 000 → 35. Standardized inputs end at a higher test accuracy. — No, the reverse: 50 % → 82 %.",
    );
    expect(composed("yes, but perhaps less than asked for", "no clear direction")).toContain(
      "— Yes, but perhaps less than asked for: 1 000 → 35.",
    );
  });

  it("counts the claims where they are many, and tells both halves", () => {
    const many = library("rose-buds");
    const answer = answerOf(
      { ...many, answer: null },
      foreseen(
        many,
        (claim) =>
          claim.startsWith("one") ? "supported" : claim.includes("bias") ? "reversed" : "inconclusive",
        () => 0.5,
      ),
    );
    expect(answer).toMatch(/^Of 12 claims 2 hold, 3 do not and 7 are open\. One-subset batches are shifted/);
    expect(answer.match(/ — Yes: /g)).toHaveLength(1);
    expect(answer.match(/ — No, the reverse: /g)).toHaveLength(2);
  });

  it("is empty without claims", () => {
    expect(answerOf(scenario, [])).toBe("");
  });
});

/** The words of a text that stand between figures, all branches of it. */
function wordsIn(text: AnswerText): string[] {
  return text.flatMap((part) => {
    if ("arms" in part) return part.arms.flatMap(({ say }) => wordsIn(say));
    return "text" in part && /\w/.test(part.text) ? [part.text.trim()] : [];
  });
}
