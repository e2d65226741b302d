import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeFault } from "../src/nodeVersion.ts";

describe("a Node that is too old", () => {
  it("is told apart from those that will do", () => {
    for (const version of ["20.19.0", "20.20.1", "22.0.0", "100.1.0"])
      expect(nodeFault(version, "20.19"), version).toBeNull();
    for (const version of ["18.20.4", "20.18.3", "8.0.0", "20.9.0"])
      expect(nodeFault(version, "20.19"), version).toBe(
        `lab: expected Node 20.19 or newer; this is Node ${version} (https://nodejs.org)`,
      );
  });

  it.each(["build.mjs", "dist/cli.js"])("is told so in a line by %s, before anything else", (file) => {
    const older =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
    const preload = `data:text/javascript,${encodeURIComponent(older)}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", preload, file, "list"], {
      encoding: "utf8",
    });
    const least = /[\d.]+/.exec(JSON.parse(readFileSync("package.json", "utf8")).engines.node)![0];
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: `${nodeFault("18.20.4", least)}\n`,
    });
  });
});
