import { parse, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Fragment } from "./charts/chart.ts";

/**
 * Vega-Lite to Vega, whose expressions are read as well, since Vega-Lite passes them on as they are.
 *
 * Errors   where Vega-Lite would only warn, or Vega cannot read what it made
 */
export function compileChart(source: Fragment): object {
  const complain = (...messages: readonly unknown[]): never => {
    throw new Error(`chart: ${messages.map(String).join(" ")}`);
  };
  const quiet = () => logger;
  const logger = { level: quiet, error: complain, warn: complain, info: quiet, debug: quiet } as never;
  const { spec } = compile(source as unknown as TopLevelSpec, { logger });
  parse(spec as Spec, undefined, { ast: true });
  return spec;
}
