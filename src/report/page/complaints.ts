/** What Vega complains of: it tells errors of a drawing to its logger, and goes on with an empty picture. */
export class Complaints {
  /** The first error; null where there was none. */
  first: string | null = null;

  error(...messages: readonly unknown[]): this {
    this.first ??= messages.map((each) => (each instanceof Error ? each.message : String(each))).join(" ");
    return this;
  }

  level(): number {
    return 1;
  }

  warn(): this {
    return this;
  }

  info(): this {
    return this;
  }

  debug(): this {
    return this;
  }
}
