import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { FileFault, fileFaultOf } from "../../src/runs/fileFault.ts";

describe("fileFaultOf", () => {
  it("says what the system refused, and of which file", () => {
    const folder = mkdtempSync(join(tmpdir(), "ics-lab-fault-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "file");
    writeFileSync(file, "");
    symlinkSync("loop", join(folder, "loop"));
    const faultOf = (path: string) => {
      try {
        readFileSync(path);
      } catch (error) {
        return fileFaultOf(error);
      }
      throw new Error("it could be read");
    };
    expect(faultOf(join(folder, "none"))).toBe(`${join(folder, "none")}: it is not there (ENOENT)`);
    expect(faultOf(join(folder, "loop"))).toContain("loop: a link leads to itself (ELOOP)");
    expect(faultOf(join(file, "x"))).toContain("x: a file lies where a folder should be (ENOTDIR)");
    // The system gives no path where a folder is read.
    expect(faultOf(folder)).toBe("a folder lies where a file should be (EISDIR)");
  });

  it("knows a full disk, which has no path, and tells it from too many watched files", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(fileFaultOf(full)).toBe("the disk is full (ENOSPC)");
    const watched = Object.assign(new Error("x"), { code: "ENOSPC", syscall: "watch", path: "scenarios" });
    expect(fileFaultOf(watched)).toContain("no more files can be watched");
  });

  it("names the file that was to be written, not the one that it is written under", () => {
    const path = "pages/mine.html.91ac50b1dd03.tmp";
    expect(fileFaultOf(Object.assign(new Error("x"), { code: "EACCES", path }))).toBe(
      "pages/mine.html: permission denied (EACCES)",
    );
  });

  it("keeps its own words, and leaves other errors alone", () => {
    expect(fileFaultOf(new FileFault("no room"))).toBe("no room");
    expect(fileFaultOf(new TypeError("x is not a function"))).toBeNull();
    expect(fileFaultOf(Object.assign(new Error("x"), { code: "toString" }))).toBeNull();
  });
});
