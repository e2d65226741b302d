import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";

const cli = resolve("dist/cli.js");

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("the live command", () => {
  it("writes one page and says where it is; it links to the reports that lie beside", () => {
    const folder = someFolder();
    mkdirSync(join(folder, "depth"));
    writeFileSync(join(folder, "depth", "index.html"), "");
    const said = execFileSync(process.execPath, [cli, "live", "--out", folder], { encoding: "utf8" });
    expect(said).toBe(`live  ${join(folder, "live.html")}\n`);
    const html = readFileSync(join(folder, "live.html"), "utf8");
    expect(html).toContain('<script type="application/json" id="reports-beside">["depth"]</script>');
    expect(html.length).toBeLessThan(800_000);
  });

  it("shows it on 127.0.0.1 until it is stopped", async () => {
    const words = ["live", "--serve", "--port", "0", "--out", someFolder()];
    const child = spawn(process.execPath, [cli, ...words]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const address = await new Promise<string>((found, fail) => {
      let heard = "";
      child.stdout.on("data", (text) => {
        heard += text;
        const match = /http:\/\/127\.0\.0\.1:\d+\/report\/live\.html/.exec(heard);
        if (match) found(match[0]);
      });
      child.on("exit", () => fail(new Error(`ended: ${heard}`)));
    });
    expect(await (await fetch(address)).text()).toContain("Turn a dial, press train");
    const ended = new Promise<number | null>((end) => {
      child.on("exit", end);
    });
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });
});
