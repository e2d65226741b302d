import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";

/** A scenario with a claim of two findings, one of one, and an association, then the answer from line 27 on. */
const before = `title: T
question: Q?
data: { flowers: { train: 40, test: 20, probe: 16 } }
network: { hidden: [2] }
training: { steps: 20, batchSize: 4, optimizer: { kind: sgd, learningRate: 1 } }
tracking: outcome
vary:
  norm:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
  rate:
    "1": { training.optimizer.learningRate: 1 }
    "3": { training.optimizer.learningRate: 3 }
claims:
  - id: is-faster
    says: It is faster.
    measure: steps-to-target
    better: { norm: batch norm }
    than: { norm: none }
    by: { ratio: 1.1 }
  - id: is-right
    says: It is right.
    measure: test-accuracy
    better: { norm: batch norm, rate: "1" }
    than: { norm: none, rate: "1" }
    by: 0.01
`;

function faultsOf(answer: string): readonly string[] {
  const read = readScenario("x.yaml", `${before}answer:\n${answer}`);
  return "scenario" in read
    ? []
    : read.faults.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);
}

const saying = (text: string) => faultsOf(`  - otherwise: "${text}"\n`);

describe("the answer of a scenario", () => {
  it("is null where there is none, and otherwise cases in order with every figure resolved", () => {
    const without = readScenario("x.yaml", before);
    expect("scenario" in without && without.scenario.answer).toBeNull();
    const read = readScenario(
      "x.yaml",
      `${before}answer:
  - when: { is-right: [supported], "is-faster[3]": [reversed, "yes, but perhaps less than asked for"] }
    say: Yes, {is-right.side.1 %}.
  - otherwise: "{if is-right.side.2 within 0.03 of guessing}It guesses{else if is-faster[1] is reversed or no clear direction}No{else}{is-faster[1].effect ×}{end}."
`,
    );
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const faster = (rate: string) => ({ claim: "is-faster", where: { rate } });
    const right = { claim: "is-right", where: {} };
    expect(read.scenario.answer).toEqual({
      cases: [
        {
          when: [
            { finding: right, outcomes: ["supported"] },
            { finding: faster("3"), outcomes: ["reversed", "yes, but perhaps less than asked for"] },
          ],
          say: [{ text: "Yes, " }, { figure: { of: right, field: { side: 1 } }, format: "%" }, { text: "." }],
        },
      ],
      otherwise: [
        {
          arms: [
            {
              when: { figure: { of: right, field: { side: 2 } }, value: "guessing", within: 0.03 },
              say: [{ text: "It guesses" }],
            },
            {
              when: { finding: faster("1"), is: ["reversed", "no clear direction"] },
              say: [{ text: "No" }],
            },
            { when: null, say: [{ figure: { of: faster("1"), field: "effect" }, format: "×" }] },
          ],
        },
        { text: "." },
      ],
    });
  });

  it("is refused at its place where a figure is unknown or means several findings, with what is meant", () => {
    expect(saying("{is-rigth.side.1}")).toEqual([
      '28:16 answer[0].otherwise unknown claim "is-rigth" (did you mean is-right?)',
    ]);
    expect(saying("{is-faster.side.1}")).toEqual([
      "28:16 answer[0].otherwise is-faster has 2 findings; expected one of is-faster[1], is-faster[3]",
    ]);
    expect(saying("{is-faster[2].low}")).toEqual([
      "28:16 answer[0].otherwise unknown levels in is-faster[2]; expected one of is-faster[1], is-faster[3]",
    ]);
    expect(saying("{is-right[1].low}")).toEqual([
      "28:16 answer[0].otherwise is-right has one finding; leave [1] out",
    ]);
    expect(saying("{is-right.side.3}")).toEqual([
      "28:16 answer[0].otherwise {is-right.side.3}: expected a side from 1 to 2; got 3",
    ]);
    expect(saying("{is-right.median}")[0]).toContain(
      "expected claim.side.1, claim.effect, claim.low or claim.high",
    );
  });

  it("is refused where a format is not that of the figure", () => {
    expect(saying("{is-right.side.1 steps}")[0]).toContain("is not in steps; expected %");
    expect(saying("{is-right.effect ×}")[0]).toContain("is not in ×; expected no format");
    expect(saying("{is-faster[1].side.1 %}")[0]).toContain("is not in %; expected steps");
    expect(saying("{is-faster[1].side.1 miles}")[0]).toContain(
      'expected a format of %, steps, ×; got "miles"',
    );
    expect(
      saying("{is-right.side.1 %} {is-faster[1].side.1 steps} {is-faster[1].high ×} {is-right.low}"),
    ).toEqual([]);
  });

  it("is refused where its bands are not whole, or compare with nothing", () => {
    expect(saying("{if is-right is supported}yes")[0]).toContain("without an {end}");
    expect(saying("yes{end}")[0]).toContain("{end} without an {if …} before it");
    expect(saying("{if is-right is supported}a{else}b{else}c{end}")[0]).toContain("{else} after {else}");
    expect(saying("{if is-right is suported}a{end}")[0]).toContain("(did you mean supported?)");
    expect(saying("{if is-right}a{end}")[0]).toContain('expected "claim is outcome"');
    expect(saying("{if is-right.side.1 within x of guessing}a{end}")[0]).toContain(
      "expected a number above 0",
    );
    expect(saying("{if is-right.side.1 above is-rite.side.2}a{end}")[0]).toContain('unknown claim "is-rite"');
    expect(saying("an open { brace")[0]).toContain("a brace without its other half");
  });

  it("ends with an otherwise, and names claims and outcomes that there are", () => {
    expect(faultsOf("  - when: { is-right: [supported] }\n    say: Yes.\n")).toEqual([
      "28:3 answer expected an otherwise: as the last of the list, for whatever else comes out",
    ]);
    expect(faultsOf("  - otherwise: No.\n  - when: { is-right: [supported] }\n    say: Yes.\n")[0]).toContain(
      "expected it as the last of the list",
    );
    const when = (text: string) => faultsOf(`  - when: ${text}\n    say: Yes.\n  - otherwise: No.\n`);
    expect(when("{ is-wrong: [supported] }")[0]).toMatch(/^28:13 .*unknown claim "is-wrong"/);
    expect(when("{ is-right: [proved] }")).toHaveLength(1);
    expect(when("{ is-right: [supported] }")).toEqual([]);
  });
});
