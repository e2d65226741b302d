import { describe, expect, it } from "vitest";
import { contentsAt } from "../../src/queue/contents.ts";
import { fakeClient } from "./fakeClient.ts";

/** printf 'rose' | sha256sum */
const roseHash = "618d663af0f1ec88a5a19defa65a2f80d06582a832510b12f475d80870bdb3ab";
const large = Uint8Array.from({ length: 1_000_000 }, (_, at) => (at * 7919) % 251);

describe("contents at a server", () => {
  it("come back as they were put, in pieces, and are gone when they are dropped", async () => {
    const client = fakeClient();
    const contents = contentsAt(client);
    const sha256 = await contents.put(large);
    // 1,000,000 bytes are two pieces of 393,216 and a rest; the head is a fourth entry.
    expect(client.kept.size).toBe(4);
    expect(await contents.isThere(sha256)).toBe(true);
    expect(Buffer.compare((await contents.get(sha256, 2_000_000))!, large)).toBe(0);
    await contents.drop(sha256);
    expect(client.kept.size).toBe(0);
    expect(await contents.get(sha256, 2_000_000)).toBeNull();
  });

  it("are known by their SHA-256", async () => {
    expect(await contentsAt(fakeClient()).put(new TextEncoder().encode("rose"))).toBe(roseHash);
    const empty = contentsAt(fakeClient());
    const none = await empty.put(new Uint8Array(0));
    expect(none).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(await empty.get(none, 10)).toEqual(new Uint8Array(0));
  });

  it("are not there where a piece is gone", async () => {
    const client = fakeClient();
    const contents = contentsAt(client);
    const sha256 = await contents.put(large);
    client.kept.delete([...client.kept.keys()].find((key) => key.endsWith(":1"))!);
    expect(await contents.get(sha256, 2_000_000)).toBeNull();
  });

  it("of strangers are refused: too large, of other bytes, or no content at all", async () => {
    const client = fakeClient();
    const contents = contentsAt(client);
    const sha256 = await contents.put(large);
    const [head] = [...client.kept.keys()].filter((key) => key.endsWith(sha256)) as [string];
    await expect(contents.get(sha256, 999_999)).rejects.toThrow("expected at most 999999 bytes");
    const piece = client.kept.get(`${head}:0`)!;
    client.kept.set(`${head}:0`, piece.replace(/^.{4}/, "AAAA"));
    await expect(contents.get(sha256, 2_000_000)).rejects.toThrow("has another SHA-256");
    client.kept.set(`${head}:0`, piece.slice(4));
    await expect(contents.get(sha256, 2_000_000)).rejects.toThrow("piece 0 of");
    for (const bad of [
      "",
      "[]",
      '{"bytes":-1,"pieces":1}',
      '{"bytes":10,"pieces":1000000}',
      '{"bytes":1e99,"pieces":1}',
    ]) {
      client.kept.set(head, bad);
      await expect(contents.get(sha256, 2_000_000)).rejects.toThrow("the queue holds no content under");
    }
  });
});
