import { visible } from "../scenario/visible.ts";

/** What a word of a file is: a variant's label, a feature, a class, a level or the name of a factor, a subset. */
type Kind = "v" | "f" | "c" | "l" | "s";

/**
 * Words of files as charts know them: by a code of ours (v0, v1, f0, …).
 *
 * Vega-Lite writes titles and values into expressions and looks words up in plain objects, where a quote, a line
 * separator or "toString" breaks a chart. So specifications and rows hold codes alone; the words travel beside them, as the
 * value of the signal `words`, and are looked up where they are shown.
 */
export class Codes {
  /** By code. Control characters are written out: none may stand in an SVG. */
  readonly words: Record<string, string> = {};
  private readonly known = new Map<string, string>();
  private readonly counts = new Map<Kind, number>();

  /** The code of a word; of words with one `key` it is the same. */
  of(kind: Kind, word: string, key: string = word): string {
    const name = `${kind} ${key}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const count = this.counts.get(kind) ?? 0;
    const code = `${kind}${count}`;
    this.counts.set(kind, count + 1);
    this.known.set(name, code);
    this.words[code] = visible(word);
    return code;
  }
}
