import type { Kernels } from "./kernels.ts";
import { moduleText } from "./module.ts";

/** What the module of `assembly/` exports; all arguments are addresses, numbers of bytes, rows or samples, or values. */
export type KernelExports = Readonly<Record<KernelName, (...values: number[]) => number>>;

type KernelName =
  | Exclude<keyof Kernels, "allocate" | "hasRoomFor" | "taped" | "activations" | "losses">
  | `${"sigmoid" | "tanh" | "relu" | "leakyRelu" | "elu" | "softplus" | "silu"}${"Forward" | "Slope"}`
  | "sigmoidCrossEntropy"
  | "softmaxCrossEntropy"
  | "prepare"
  | "replay";

let compiled: WebAssembly.Module | null = null;

/**
 * The module, compiled when it is first asked for, which takes about a millisecond.
 *
 * Errors   where a policy forbids WebAssembly
 */
export function compiledModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(bytesOf(moduleText));
  return compiled;
}

/** Node decodes in a moment what takes a page, letter by letter, some milliseconds. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  if (typeof Buffer !== "undefined") return Buffer.from(base64, "base64");
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}
