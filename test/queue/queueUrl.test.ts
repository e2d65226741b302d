import { describe, expect, it } from "vitest";
import { readQueueUrl } from "../../src/queue/queueUrl.ts";

const faultOf = (text: string): string => {
  try {
    readQueueUrl(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
};

describe("the address of a queue", () => {
  it("gives host, port, database, user and password, and shows neither of these two", () => {
    expect(readQueueUrl("redis://127.0.0.1")).toEqual({
      shown: "redis://127.0.0.1",
      connection: { host: "127.0.0.1", port: 6379, db: 0 },
    });
    expect(readQueueUrl("redis://lab:p%40ss%25@queue.example:6380/3")).toEqual({
      shown: "redis://queue.example:6380/3",
      connection: { host: "queue.example", port: 6380, db: 3, username: "lab", password: "p@ss%" },
    });
    expect(readQueueUrl("redis://[::1]:7000/").connection).toEqual({ host: "::1", port: 7000, db: 0 });
  });

  it("is with TLS where it says rediss", () => {
    expect(readQueueUrl("rediss://queue.example").connection.tls).toEqual({ servername: "queue.example" });
    expect(readQueueUrl("rediss://127.0.0.1").connection.tls).toEqual({});
    expect(readQueueUrl("redis://queue.example").connection.tls).toBeUndefined();
  });

  it("takes a password from elsewhere where it has none", () => {
    expect(readQueueUrl("redis://h", "secret").connection.password).toBe("secret");
    expect(readQueueUrl("redis://:own@h", "secret").connection.password).toBe("own");
    expect(readQueueUrl("redis://h", "").connection).not.toHaveProperty("password");
  });

  it("that is none is told with what was expected, found and meant, without the password", () => {
    expect(faultOf("http://h:6379")).toContain(
      'expected an address such as redis://127.0.0.1:6379 or rediss://user:password@host:6380/0; got "http://h:6379" (did you mean redis://h:6379?)',
    );
    expect(faultOf("https://u:secret@h")).toContain('got "…@h" (did you mean rediss://h?)');
    expect(faultOf("127.0.0.1:6379")).toContain('got "127.0.0.1:6379"');
    expect(faultOf("redis://")).toContain("expected a host");
    expect(faultOf("redis://u:secret@h/name")).toBe(
      '--queue: expected the number of a database behind the host, or nothing; got "name" in redis://h/name',
    );
    expect(faultOf("redis://u:secret@h?x=secret")).toContain(
      "expected nothing behind the database; got ?… in redis://h",
    );
    expect(faultOf("redis://u:50%@h")).toContain("% written as %25");
    for (const text of [
      "https://u:secret@h",
      "redis://u:secret@h/name",
      "redis://u:secret@h?x=secret",
      "secret@:::",
      "redis://u:secret%@h",
    ])
      expect(faultOf(text)).not.toContain("secret");
  });
});
