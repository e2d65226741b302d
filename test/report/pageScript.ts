import { build } from "esbuild";

/** The page's script, bundled as the build does. */
export async function bundlePageScript(): Promise<string> {
  const result = await build({
    entryPoints: ["src/report/page/main.ts"],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return result.outputFiles[0]!.text;
}
