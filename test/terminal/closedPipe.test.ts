import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { labFolder } from "../commands/lab.ts";

describe("a reader that has left", () => {
  it("ends the program without a word", () => {
    const command = `{ "$0" "$1" run small.yaml --workers 1; echo "status $?" >&2; } | exec true`;
    const { stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath, resolve("dist/cli.js")], {
      cwd: labFolder(),
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(stderr).toBe("status 0\n");
  });
});
