// Packs the lab, checks the package, installs it into an empty folder outside of the clone, and uses it as a reader would.
//
//   node packageCheck.mjs [--keep]
//
// With --keep the folder stays, and is named.
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const MEGABYTE = 1024 * 1024;
const most = 5 * MEGABYTE;
const root = dirname(fileURLToPath(import.meta.url));
const place = mkdtempSync(join(tmpdir(), "ics-lab-package-"));
const empty = join(place, "empty");
mkdirSync(empty);

let faults = 0;
function said(name, problem) {
  console.log(
    `${problem === null ? "good" : "FAULT"}  ${name}${problem === null ? "" : `\n       ${problem}`}`,
  );
  if (problem !== null) faults++;
}

/** What a command says, and how it ends. */
function call(words, { cwd = empty, input } = {}) {
  const [program, ...rest] = words;
  try {
    const stdout = execFileSync(program, rest, {
      cwd,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
      input,
    });
    return { status: 0, stdout, stderr: "" };
  } catch (error) {
    return { status: error.status, stdout: String(error.stdout), stderr: String(error.stderr) };
  }
}

/** A command of the installed lab: ends as it should, says what it should, and leaves what it should. */
function lab(words, { status = 0, says, leaves }) {
  const ended = call(["npx", "ics-lab", ...words]);
  const text = ended.stdout + ended.stderr;
  const problem =
    ended.status !== status
      ? `exit code ${ended.status} instead of ${status}: ${text.trim()}`
      : says !== undefined && !text.includes(says)
        ? `does not say "${says}": ${text.trim()}`
        : leaves !== undefined && !existsSync(join(empty, leaves))
          ? `leaves no ${leaves}`
          : null;
  said(`npx ics-lab ${words.join(" ")}${status === 0 ? "" : `  (exit code ${status})`}`, problem);
  return text;
}

/** The report is shown, and the process ends by the signal as it says. */
function watch(words) {
  return new Promise((resolve) => {
    const running = spawn(join(empty, "node_modules", ".bin", "ics-lab"), words, { cwd: empty });
    let text = "";
    const end = setTimeout(() => running.kill("SIGKILL"), 120_000);
    let asked = false;
    running.stderr.on("data", (bytes) => {
      text += bytes;
    });
    running.stdout.on("data", async (bytes) => {
      text += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+\/?/.exec(text)?.[0];
      if (address === undefined || asked || !text.includes("Ctrl-C ends it")) return;
      asked = true;
      const page = await (await fetch(address)).text();
      text += page.includes("<!doctype html>") || page.includes("<!DOCTYPE html>") ? "" : "no page is shown";
      running.kill("SIGINT");
    });
    running.on("close", (status) => {
      clearTimeout(end);
      const isWell = status === 130 && asked && !text.includes("no page is shown");
      said(
        `npx ics-lab ${words.join(" ")}  (shown, then Ctrl-C)`,
        isWell ? null : `exit code ${status}: ${text}`,
      );
      resolve();
    });
  });
}

try {
  const packed = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", place], {
      cwd: root,
      encoding: "utf8",
    }).replace(/^[^[]*/, ""),
  );
  const [{ filename, size, unpackedSize, files }] = packed;
  const tarball = join(place, filename);
  said(
    `npm pack: ${filename}, ${(size / MEGABYTE).toFixed(2)} MB, ${(unpackedSize / MEGABYTE).toFixed(1)} MB unpacked, ${files.length} files`,
    size < most ? null : `expected less than ${most / MEGABYTE} MB`,
  );
  const odd = files
    .map(({ path }) => path)
    .filter((path) => /\.map$|^(src|bench|node_modules|dist)\//.test(path));
  said("no source maps, sources or builds of a clone in it", odd.length === 0 ? null : odd.join(", "));

  const archive = readFileSync(tarball);
  const { messages } = await publint({
    pack: { tarball: archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength) },
    strict: true,
  });
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  said(
    "publint",
    messages.length === 0 ? null : messages.map((each) => formatMessage(each, manifest)).join("\n"),
  );
  const types = call([join(root, "node_modules", ".bin", "attw"), tarball, "--profile", "esm-only"]);
  said("arethetypeswrong (ESM only)", types.status === 0 ? null : types.stdout + types.stderr);

  writeFileSync(join(empty, "package.json"), "{}\n");
  const installed = call(["npm", "install", "--no-audit", "--no-fund", tarball]);
  said(
    `npm install: ${readdirSync(join(empty, "node_modules"))
      .filter((name) => !name.startsWith("."))
      .join(", ")}`,
    installed.status !== 0 || /warn/i.test(installed.stderr) ? installed.stderr : null,
  );

  lab(["--version"], { says: manifest.version });
  lab(["list"], { says: "rose-buds (comes with the lab)" });
  lab(["start", "--quick"], {
    says: "report  reports/",
    leaves: "reports/rose-buds--quick-3-seeds-at-most-200-steps/index.html",
  });
  lab(["run", "rose-buds", "--quick"], { says: "found in the store" });
  lab(["init", "my-question"], { says: "npx ics-lab watch", leaves: "scenarios/scenario.schema.json" });
  lab(["init", "my-question"], { status: 2, says: "is left as it is" });
  lab(["init", "rose-buds"], { status: 2, says: "one of the lab's own" });
  lab(["init", "../"], { status: 2, says: "expected a name" });
  lab(["run", "roze-buds"], { status: 2, says: "did you mean" });
  lab(["check", "my-question"], { says: "is well" });
  lab(["run", "my-question", "--quiet"], { leaves: "reports/my-question/index.html" });
  cpSync(join(empty, "scenarios", "my-question.yaml"), join(empty, "my.yaml"));
  lab(["run", "my.yaml", "--quick", "--quiet"], {
    leaves: "reports/my--quick-3-seeds-at-most-200-steps/data/runs.csv",
  });
  lab(["verify", "reports/my--quick-3-seeds-at-most-200-steps"], { says: "identical" });
  lab(["run", "own-data", "--quick", "--quiet"], {
    leaves: "reports/own-data--quick-3-seeds-at-most-200-steps/index.html",
  });
  lab(["live"], { leaves: "reports/live.html" });
  lab(["verify-reference"], {});
  await watch(["watch", "my-question", "--quick", "--port", "0"]);

  // The library as it is typed: every example is read by the compiler, one carried out.
  const compiler = pathToFileURL(join(root, "node_modules", "typescript-7", "bin", "tsc"));
  cpSync(join(empty, "node_modules", "ics-lab", "examples"), join(empty, "examples"), { recursive: true });
  const scripts = readdirSync(join(empty, "examples")).filter((name) => name.endsWith(".mjs"));
  const options =
    "--noEmit --allowJs --checkJs --strict --target ES2023 --module nodenext --types node --skipLibCheck false";
  const typed = call([
    ...[process.execPath, fileURLToPath(compiler), ...options.split(" ")],
    ...["--typeRoots", join(root, "node_modules", "@types")],
    ...scripts
      .filter((name) => !readFileSync(join(empty, "examples", name), "utf8").includes("@duckdb"))
      .map((name) => join("examples", name)),
  ]);
  said("types of the examples", typed.status === 0 ? null : typed.stdout + typed.stderr);

  const run = call([process.execPath, join("examples", "own-network.mjs")]);
  said(`node examples/own-network.mjs: ${run.stdout.split("\n")[1]}`, run.status === 0 ? null : run.stderr);

  const folder = join(empty, "node_modules", "ics-lab");
  const bytes = readdirSync(folder, { recursive: true }).reduce(
    (sum, file) => sum + statSync(join(folder, file)).size,
    0,
  );
  said(`in node_modules: ${(bytes / MEGABYTE).toFixed(1)} MB`, null);
} finally {
  if (process.argv.includes("--keep")) console.log(`kept: ${place}`);
  else rmSync(place, { recursive: true, force: true });
}
if (faults > 0) process.exitCode = 1;
