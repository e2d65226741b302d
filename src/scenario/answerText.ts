import {
  type AnswerPart,
  type AnswerText,
  type Comparand,
  type Condition,
  type Figure,
  type FigureFormat,
  type FindingName,
  figureFormats,
} from "./answer.ts";
import { resolveFinding, type Tell } from "./findingName.ts";
import type { Claim, Factor } from "./scenario.ts";
import { didYouMean } from "./suggestion.ts";
import { quoted } from "./visible.ts";
import { measures } from "./vocabulary/measures.ts";
import { type Outcome, outcomes } from "./vocabulary/outcomes.ts";

/**
 * Reads a text of `answer:`; after a fault it goes on, so that all of them are told.
 *
 *   text       = ( words | "{" figure [ " " format ] "}" | "{if " condition "}" text { "{else if " condition "}" text } [ "{else}" text ] "{end}" )*
 *   figure     = finding "." ( "side." number | "effect" | "low" | "high" )
 *   finding    = claim [ "[" level { ", " level } "]" ]
 *   condition  = finding " is " outcome { " or " outcome } | figure ( " above " | " below " | " within " number " of " ) value
 *   value      = number | "guessing" | figure
 */
export class AnswerReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(
    text: string,
    private readonly report: Tell,
    private readonly claims: readonly Claim[],
    private readonly factors: readonly Factor[],
  ) {
    this.tokens = text
      .replace(/[ \t\r\n]+/g, " ")
      .trim()
      .split(/(\{[^{}]*\})/)
      .filter((token) => token !== "");
  }

  read(): AnswerText {
    const text = this.parts();
    while (this.at < this.tokens.length) {
      this.report(`${this.tokens[this.at]} without an {if …} before it`);
      this.at++;
      this.parts();
    }
    return text;
  }

  /** Up to what ends an arm. */
  private parts(): AnswerPart[] {
    const parts: AnswerPart[] = [];
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at]!;
      const inner = innerOf(token);
      if (inner === null) {
        if (/[{}]/.test(token)) this.report(`a brace without its other half in ${quoted(token.trim())}`);
        parts.push({ text: token });
      } else if (/^(else\b|end$)/.test(inner)) break;
      else if (/^if\b/.test(inner)) parts.push(this.choice(inner));
      else parts.push(this.placed(inner));
    }
    return parts;
  }

  private choice(opening: string): AnswerPart {
    const arms: { when: Condition | null; say: AnswerText }[] = [];
    let head: string | null = opening;
    while (head !== null) {
      this.at++;
      const when = head === "else" ? null : this.condition(head.replace(/^(else )?if\b/, "").trim());
      arms.push({ when, say: this.parts() });
      const next: string | null = this.at < this.tokens.length ? innerOf(this.tokens[this.at]!) : null;
      if (next === null) this.report(`{${opening}} without an {end}`);
      head = next === null || next === "end" ? null : next;
      if (head !== null && arms.at(-1)!.when === null && when === null) this.report(`{${head}} after {else}`);
    }
    return { arms };
  }

  private placed(inner: string): AnswerPart {
    const [, name = inner, format = null] = /^(.*?)(?:\s+(\S+))?$/s.exec(inner)!;
    const bracket = name.includes("[") && !name.includes("]");
    const figure = this.figure(bracket ? inner : name);
    if (bracket || format === null) return { figure, format: null };
    const known = figureFormats.find((each) => each === format);
    if (known === undefined) {
      this.report(`{${inner}}: expected a format of ${figureFormats.join(", ")}; got ${quoted(format)}`);
      return { figure, format: null };
    }
    const fits = this.formatOf(figure);
    if (fits !== known) this.report(`{${inner}} is not in ${known}; expected ${fits ?? "no format"}`);
    return { figure, format: known };
  }

  /** The format that a figure has by its unit; null where it is a plain number. */
  private formatOf({ of, field }: Figure): FigureFormat | null {
    const claim = this.claims.find(({ id }) => id === of.claim);
    if (!claim) return null;
    const { unit } = measures[claim.measure.kind];
    if (typeof field !== "string") return unit.startsWith("share") ? "%" : unit === "steps" ? "steps" : null;
    if ("ratio" in claim.by) return "×";
    return unit === "steps" && claim.form !== "association" ? "steps" : null;
  }

  private figure(text: string): Figure {
    const [, name, field, side] = /^(.*)\.(effect|low|high|side\.(\d+))$/s.exec(text.trim()) ?? [];
    if (name === undefined) {
      this.report(`{${text}}: expected claim.side.1, claim.effect, claim.low or claim.high`);
      return { of: { claim: "", where: {} }, field: "effect" };
    }
    const of = this.finding(name);
    if (side === undefined) return { of, field: field as "effect" | "low" | "high" };
    const claim = this.claims.find(({ id }) => id === of.claim);
    const sides = claim ? sideCount(claim, this.factors) : Number.POSITIVE_INFINITY;
    const place = Number(side);
    if (place < 1 || place > sides) this.report(`{${text}}: expected a side from 1 to ${sides}; got ${side}`);
    return { of, field: { side: place } };
  }

  private finding(name: string): FindingName {
    return resolveFinding(name, this.claims, this.factors, this.report);
  }

  private condition(text: string): Condition {
    const [, name, list] = /^(.*?) is (.*)$/s.exec(text) ?? [];
    if (name !== undefined) {
      const words = list!.split(" or ").map((word) => word.trim());
      for (const word of words)
        if (!(outcomes as readonly string[]).includes(word))
          this.report(
            `{if ${text}}: expected an outcome: ${outcomes.join("; ")}; got ${quoted(word)}${didYouMean(word, outcomes)}`,
          );
      return { finding: this.finding(name), is: words as Outcome[] };
    }
    const [, figure, than, within, value] =
      /^(.*?) (?:(above|below)|within (\S+) of) (.*)$/s.exec(text) ?? [];
    if (figure === undefined) {
      this.report(
        `{if ${text}}: expected "claim is outcome", or "claim.side.1 above (below, within 0.03 of) a number, guessing or another figure"`,
      );
      return { finding: { claim: "", where: {} }, is: [] };
    }
    const compared = { figure: this.figure(figure), value: this.comparand(value!.trim()) };
    if (than !== undefined) return { ...compared, than: than as "above" | "below" };
    if (!(Number(within) > 0))
      this.report(`{if ${text}}: expected a number above 0 after within; got ${quoted(within)}`);
    return { ...compared, within: Number(within) };
  }

  private comparand(text: string): Comparand {
    if (text === "guessing") return text;
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : this.figure(text);
  }
}

/** What stands between braces; null for words. */
const innerOf = (token: string) => (/^\{[^{}]*\}$/.test(token) ? token.slice(1, -1).trim() : null);

function sideCount(claim: Claim, factors: readonly Factor[]): number {
  if (claim.form === "contrast") return 4;
  if (claim.form === "trend") return factors.find(({ name }) => name === claim.over)?.levels.length ?? 0;
  if (claim.form !== "association") return 2;
  return factors
    .filter(({ name }) => claim.across.includes(name))
    .reduce((product, { name, levels }) => product * (claim.among?.[name] ?? levels).length, 1);
}
