import { Lexer } from "yaml";
import { limits } from "./vocabulary/limits.ts";

/** What the lexer says of the text without being part of it: a document's start, the end of a broken list, a scalar next. */
const marks = new Set(["\u0002", "\u0018"]);
const SCALAR_NEXT = "\u001f";

/**
 * Where a text opens its first list or map beyond the deepest that is read; null where none does. To parse it would ask
 * for a stack that is not there, and end the program.
 */
export function tooDeepAt(text: string): number | null {
  let offset = 0;
  let open = 0;
  let inLine = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (marks.has(lexeme)) continue;
    if (lexeme === SCALAR_NEXT) {
      isScalar = true;
      continue;
    }
    if (isScalar || lexeme.includes("\n")) inLine = 0;
    if (!isScalar) {
      if (lexeme === "[" || lexeme === "{") open++;
      else if (lexeme === "]" || lexeme === "}") open--;
      else if (lexeme === "-" || lexeme === "?") inLine++;
    }
    if (open + inLine > limits.nesting) return offset;
    isScalar = false;
    offset += lexeme.length;
  }
  return null;
}
