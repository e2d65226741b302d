import { createHash } from "node:crypto";
import type { RedisClient } from "bullmq";
import { z } from "zod";
import { jsonOf } from "./messages.ts";
import { prefix } from "./names.ts";
import { QueueFault } from "./queueFault.ts";

/** A piece in bytes; as text it is a third longer. */
const PIECE = 384 * 1024;
/** What nobody asks for any more is gone from the server after a day. */
const KEPT_SECONDS = 24 * 60 * 60;

const headForm = z.strictObject({ bytes: z.int().min(0), pieces: z.int().min(0) });

/** Bytes at the server, in pieces, known by their SHA-256: what travels to workers, and what they return without a shared folder. */
export interface Contents {
  /** Puts them there, unless they are; tells their SHA-256. */
  put(bytes: Uint8Array): Promise<string>;
  isThere(sha256: string): Promise<boolean>;
  /**
   * Null where they are not there, or no longer all of them.
   *
   * Errors   throws a `QueueFault` where they are more than so many bytes, or not those of this SHA-256
   */
  get(sha256: string, mostBytes: number): Promise<Uint8Array | null>;
  drop(sha256: string): Promise<void>;
}

const headName = (sha256: string) => `${prefix}:content:${sha256}`;
const pieceName = (sha256: string, index: number) => `${headName(sha256)}:${index}`;

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function contentsAt(client: Pick<RedisClient, "get" | "set" | "del">): Contents {
  const headOf = async (sha256: string) => {
    const text = await client.get(headName(sha256));
    if (text === null) return null;
    const head = headForm.safeParse(jsonOf(text));
    if (!head.success || head.data.pieces !== Math.ceil(head.data.bytes / PIECE))
      throw new QueueFault(`the queue holds no content under ${sha256}, but something else`);
    return head.data;
  };
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const pieces = Math.ceil(bytes.length / PIECE);
      for (let index = 0; index < pieces; index++) {
        const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(
          index * PIECE,
          (index + 1) * PIECE,
        );
        await client.set(pieceName(sha256, index), piece.toString("base64"), { EX: KEPT_SECONDS });
      }
      // Last, so that whoever finds it finds all pieces.
      await client.set(headName(sha256), JSON.stringify({ bytes: bytes.length, pieces }), {
        EX: KEPT_SECONDS,
      });
      return sha256;
    },
    isThere: async (sha256) => (await client.get(headName(sha256))) !== null,
    async get(sha256, mostBytes) {
      const head = await headOf(sha256);
      if (head === null) return null;
      if (head.bytes > mostBytes)
        throw new QueueFault(`expected at most ${mostBytes} bytes under ${sha256}; got ${head.bytes}`);
      const bytes = new Uint8Array(head.bytes);
      for (let index = 0; index < head.pieces; index++) {
        const text = await client.get(pieceName(sha256, index));
        if (text === null) return null;
        const piece = Buffer.from(text, "base64");
        if (piece.length !== Math.min(PIECE, head.bytes - index * PIECE))
          throw new QueueFault(`piece ${index} of ${sha256} has ${piece.length} bytes`);
        bytes.set(piece, index * PIECE);
      }
      if (sha256Of(bytes) !== sha256)
        throw new QueueFault(`what the queue holds under ${sha256} has another SHA-256`);
      return bytes;
    },
    async drop(sha256) {
      const head = await headOf(sha256).catch(() => null);
      await client.del(headName(sha256));
      for (let index = 0; index < (head?.pieces ?? 0); index++) await client.del(pieceName(sha256, index));
    },
  };
}
