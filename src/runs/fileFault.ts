/** What the system would not let the lab do with a file, in words: printed without a stack. */
export class FileFault extends Error {}

const words: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EACCES: "permission denied",
  EPERM: "not permitted",
  ENOENT: "it is not there",
  ENOTDIR: "a file lies where a folder should be",
  EEXIST: "something else lies where a folder should be",
  EISDIR: "a folder lies where a file should be",
  ENOTEMPTY: "this folder is not empty",
  ELOOP: "a link leads to itself",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the disk reports an error",
  EFBIG: "the file would be too large for this disk",
  ENAMETOOLONG: "the name is too long for this disk",
};

/** Files are written under a name with this end (`wholeFile.ts`), which is nobody's concern. */
const temporaryEnd = /\.[0-9a-f]{12}\.tmp$/;

/** "reports/.runs: permission denied (EACCES)"; null for an error of another kind than the system's. */
export function fileFaultOf(error: unknown): string | null {
  if (error instanceof FileFault) return error.message;
  const { code, path, dest, syscall } = error as NodeJS.ErrnoException & { dest?: string };
  if (syscall === "watch" && (code === "ENOSPC" || code === "EMFILE"))
    return `${path}: no more files can be watched on this machine (${code})`;
  const said = code === undefined || !Object.hasOwn(words, code) ? undefined : words[code];
  if (said === undefined) return null;
  const place = (dest ?? path)?.replace(temporaryEnd, "");
  return `${place === undefined ? "" : `${place}: `}${said} (${code})`;
}
