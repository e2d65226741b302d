import { exp } from "../elementary/exp.ts";
import type {
  AnswerPart,
  AnswerText,
  Comparand,
  Condition,
  Figure,
  FigureFormat,
  FindingName,
} from "../scenario/answer.ts";
import { guessingOf } from "../scenario/guessing.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/vocabulary/outcomes.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { composedAnswer } from "./composedAnswer.ts";
import type { Finding } from "./finding.ts";
import { effectText, sideText } from "./findingWords.ts";
import { valueWords } from "./numberWords.ts";

/**
 * The answer to a scenario's question in a few sentences: the author's text for what came out, or the verdicts in plain
 * words; empty without either. Where too few seeds were run to decide anything, that comes first, and what its author
 * foresaw for nothing in particular.
 */
export function answerOf(
  scenario: Pick<Scenario, "answer" | "claims" | "variants" | "level">,
  findings: readonly Finding[],
): string {
  const { answer, claims, level } = scenario;
  if (findings.length === 0 && (answer === null || claims.length > 0)) return "";
  const undecided =
    findings.length > 0 && findings.every(({ twins }) => twins < fewestSeeds(findings.length, level));
  const before = undecided
    ? `${findings[0]!.twins === 1 ? "1 seed is" : `${findings[0]!.twins} seeds are`} too few to decide anything (at least ${fewestSeeds(findings.length, level)} are needed). `
    : "";
  if (answer === null) return before + composedAnswer(findings);
  const teller = new Teller(findings, guessingOf(scenario.variants.map(({ settings }) => settings.data)));
  const fitting = undecided
    ? undefined
    : answer.cases.find(({ when }) => when.every((each) => teller.is(each)));
  return before + teller.tellWhole(fitting?.say ?? answer.otherwise);
}

/** A text with its figures. */
export function told(text: AnswerText, variants: Scenario["variants"], findings: readonly Finding[]): string {
  return new Teller(findings, guessingOf(variants.map(({ settings }) => settings.data))).tellWhole(text);
}

/** Says a text with the figures of some findings. */
class Teller {
  constructor(
    private readonly findings: readonly Finding[],
    private readonly guessing: number | null,
  ) {}

  tellWhole(text: AnswerText): string {
    return this.tell(text)
      .replace(/[ \t\r\n]+/g, " ")
      .trim();
  }

  private tell(text: AnswerText): string {
    return text.map((part) => this.part(part)).join("");
  }

  is({
    finding,
    outcomes,
  }: {
    readonly finding: FindingName;
    readonly outcomes: readonly Outcome[];
  }): boolean {
    const { verdict, nuance } = this.finding(finding);
    return outcomes.includes(verdict) || (nuance !== null && outcomes.includes(nuance));
  }

  private part(part: AnswerPart): string {
    if ("text" in part) return part.text;
    if ("figure" in part) return this.figure(part.figure, part.format);
    const arm = part.arms.find(({ when }) => when === null || this.holds(when));
    return arm ? this.tell(arm.say) : "";
  }

  private figure({ of, field }: Figure, format: FigureFormat | null): string {
    const finding = this.finding(of);
    if (typeof field === "string") {
      const words = effectText(finding, field === "effect" ? "median" : field);
      return format === "steps" ? `${words} steps` : words;
    }
    // Of shares, whole percentages: figures of several findings stand side by side.
    const words = sideText(finding, field.side - 1, valueWords(finding.measure.unit));
    return format === "steps" && words !== "divergence" ? `${words}\u00a0steps` : words;
  }

  private holds(condition: Condition): boolean {
    if ("is" in condition) return this.is({ finding: condition.finding, outcomes: condition.is });
    const own = this.value(condition.figure);
    const other = this.value(condition.value);
    if (own === null || other === null) return false;
    if ("within" in condition) return Math.abs(own - other) <= condition.within;
    return condition.than === "above" ? own > other : own < other;
  }

  /** In the measure's own unit, on the scale of ratios exp of it; null where it is not known. */
  private value(of: Comparand): number | null {
    if (typeof of === "number") return of;
    if (of === "guessing") return this.guessing;
    const finding = this.finding(of.of);
    if (typeof of.field !== "string") return finding.sides[of.field.side - 1]!.median;
    const value = finding.effect[of.field === "effect" ? "median" : of.field];
    return value !== null && finding.scale === "ratio" ? exp(value) : value;
  }

  private finding(name: FindingName): Finding {
    return findingNamed(this.findings, name);
  }
}

/** Whether a finding is the one of that name. */
export function isNamed(finding: Pick<Finding, "claim" | "where">, { claim, where }: FindingName): boolean {
  return (
    finding.claim === claim &&
    Object.entries(where).every(([factor, level]) => finding.where[factor] === level)
  );
}

/** Errors   throws where there is none */
export function findingNamed(findings: readonly Finding[], name: FindingName): Finding {
  const found = findings.find((each) => isNamed(each, name));
  if (found) return found;
  throw new Error(
    `the answer speaks of claim "${name.claim}" with ${JSON.stringify(name.where)}, which has no finding`,
  );
}
