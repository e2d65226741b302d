import { type ChildProcess, spawn } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { labFolder, smallScenario } from "./lab.ts";

/** The command with a port of its own, once it says where the report is shown. */
async function startWatching(folder: string): Promise<{ process: ChildProcess; address: string }> {
  const words = ["watch", "small.yaml", "--port", "0", "--workers", "2"];
  const child = spawn(process.execPath, [resolve("dist/cli.js"), ...words], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const address = await new Promise<string>((found, fail) => {
    let heard = "";
    child.stdout.on("data", (text) => {
      heard += text;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(heard);
      if (match) found(match[0]);
    });
    child.on("exit", () => fail(new Error(`ended: ${heard}`)));
  });
  return { process: child, address };
}

function answerOf(address: string, path: string, headers = {}): Promise<{ status: number; text: string }> {
  return new Promise((answered, fail) => {
    get(`${address}${path}`, { headers }, (response) => {
      let text = "";
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => answered({ status: response.statusCode!, text }));
    }).on("error", fail);
  });
}

/** What the open page hears, one after the other. */
async function newsOf(address: string) {
  const reader = (await fetch(`${address}/news`)).body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  return async () => {
    while (!buffer.includes("\n\n")) buffer += (await reader.read()).value;
    const [first, ...rest] = buffer.split("\n\n");
    buffer = rest.join("\n\n");
    return JSON.parse(first!.slice("data: ".length)) as { kind: string; text?: string };
  };
}

describe("lab watch", () => {
  it("shows the report in a frame and gives away nothing else", async () => {
    const folder = labFolder();
    const { address } = await startWatching(folder);
    expect((await answerOf(address, "/")).text).toContain('src="/report/index.html"');
    expect((await answerOf(address, "/report/index.html")).text).toContain("A small scenario");
    expect((await answerOf(address, "/report/data/final.csv")).status).toBe(200);
    symlinkSync(join(folder, "small.yaml"), join(folder, "reports", "small", "out.md"));
    for (const path of [
      "/report/..%2f..%2fsmall.yaml",
      "/report/../index.html",
      "/report/out.md",
      "/report/%",
      "/x",
    ])
      expect((await answerOf(address, path)).status, path).toBe(404);
    expect((await answerOf(address, "/", { host: "attacker.example" })).status).toBe(403);
    expect((await fetch(address, { method: "POST" })).status).toBe(405);
  });

  it("runs again when the file changes, tells its faults, and ends on Ctrl-C", async () => {
    const folder = labFolder();
    const { process, address } = await startWatching(folder);
    const next = await newsOf(address);
    expect(await next()).toEqual({ kind: "report" });
    writeFileSync(join(folder, "small.yaml"), smallScenario.replace("sgd", "sdg"));
    const faults = await next();
    expect(faults.kind).toBe("faults");
    expect(faults.text).toContain("did you mean sgd?");
    writeFileSync(join(folder, "small.yaml"), smallScenario.replace("A small scenario", "Another title"));
    expect(await next()).toEqual({ kind: "report" });
    expect((await answerOf(address, "/report/index.html")).text).toContain("Another title");
    const ended = new Promise((exit) => process.on("exit", exit));
    process.kill("SIGINT");
    expect(await ended).toBe(130);
  });
});
