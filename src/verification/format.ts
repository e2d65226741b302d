import { z } from "zod";
import type { CaseResult } from "./witness.ts";

export const number = z.number();
export const count = z.int().min(0);
export const vector = z.array(number);
export const rows = z
  .array(vector)
  .min(1)
  .refine((all) => all.every(({ length }) => length === all[0]!.length), "expected rows of one length");
export const numberOrNull = number.nullable();
/** What is said about a case, not what the case says: how exact the reference is, who made it. */
export const remark = z.unknown().optional();

/** One kind of reference file: what it holds, and how the lab is held against it. */
export interface ReferenceFile {
  /** The whole file; its keys are the sections and constants that it knows. */
  readonly content: z.ZodType;
  verify(content: unknown): CaseResult[];
}
