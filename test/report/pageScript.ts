import { build } from "esbuild";

/** The page's script, or that of the list of reports, bundled as the build does. */
export async function bundlePageScript(entry = "src/report/page/main.ts"): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    minify: true,
    alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" },
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return result.outputFiles[0]!.text;
}
