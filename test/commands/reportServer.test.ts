import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveReport } from "../../src/commands/reportServer.ts";

async function served() {
  const reports = mkdtempSync(join(tmpdir(), "ics-lab-served-"));
  const folder = join(reports, "rose-buds");
  mkdirSync(folder);
  writeFileSync(join(reports, "live.html"), "the live lab");
  writeFileSync(join(reports, "other.html"), "nothing to be served");
  writeFileSync(join(folder, "index.html"), "the report");
  mkdirSync(join(folder, "folder.html"));
  const server = await serveReport(() => folder, 0);
  onTestFinished(async () => {
    await server.close();
    rmSync(reports, { recursive: true });
  });
  return server;
}

/** The answer to bytes as they are, which no client library would send. */
function answerTo(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((answered, fail) => {
    let text = "";
    connect(Number(port), hostname)
      .on("data", (part) => {
        text += part;
      })
      .on("error", fail)
      .on("close", () => answered(text))
      .end(bytes);
  });
}

describe("the server of watch", () => {
  it("answers every odd request line, and goes on", async () => {
    const { address } = await served();
    const host = `Host: ${new URL(address).host}\r\nConnection: close\r\n\r\n`;
    const targets = [
      "//",
      "///",
      "http://[",
      "//[",
      "/report//",
      "/report/%ff",
      "/report/%00",
      "/report/folder.html",
      "/report/",
      "*",
      "?",
      "/\\",
      "http://x/report/index.html",
      `/${"a".repeat(9000)}`,
    ];
    for (const target of targets)
      expect(await answerTo(address, `GET ${target} HTTP/1.1\r\n${host}`), target).toMatch(
        /^HTTP\/1\.1 4\d\d /,
      );
    for (const line of ["CONNECT x:1 HTTP/1.1", "GET", "\0", "GET / HTTP/9.9", "OPTIONS * HTTP/1.1"])
      expect(await answerTo(address, `${line}\r\n${host}`), line).not.toContain(" 200 ");
    expect(await answerTo(address, `GET /report/index.html?x=1 HTTP/1.1\r\n${host}`)).toContain("the report");
  });

  it("shows the live lab where a report links to it, and nothing else beside the report", async () => {
    const { address } = await served();
    const get = async (path: string) => (await fetch(`${address}${path}`)).text();
    expect(await get("/live.html")).toBe("the live lab");
    expect(await get("/report/index.html")).toBe("the report");
    expect(await get("/other.html")).toContain("nothing is here");
    expect(await get("/report/..%2fother.html")).toContain("nothing is here");
  });

  it("says which flag to give where the port is taken", async () => {
    const { address } = await served();
    const { port } = new URL(address);
    await expect(serveReport(() => ".", Number(port))).rejects.toThrow(
      `--port: expected a free port; ${port} is taken (--port 0 finds one)`,
    );
  });

  it("closes though a reader is there", async () => {
    const { address, close, tell } = await served();
    const reader = (await fetch(`${address}/news`)).body!.getReader();
    await reader.read();
    tell({ kind: "report" });
    await close();
    await reader.read().catch(() => {});
  });
});
