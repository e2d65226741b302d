import type { YAMLError } from "yaml";

/** What is wrong with a text that is no YAML, and what to do, in the lab's words; by the code of the library's error. */
const words: Partial<Record<YAMLError["code"], string>> = {
  BLOCK_AS_IMPLICIT_KEY: "a second colon in one line: put a text with a colon in quotes",
  MULTILINE_IMPLICIT_KEY: "a name over several lines: is a colon, a quote or a bracket missing?",
  TAB_AS_INDENT: "a tab: indent with blanks",
  BAD_INDENT: "this line is indented otherwise than its neighbours",
  BAD_SCALAR_START: "a text that begins with this sign has to be put in quotes",
  BAD_DQ_ESCAPE: "no such escape in double quotes: write \\\\ for a backslash, or use single quotes",
  MISSING_CHAR: "a quote, a comma, a colon or a bracket is missing",
  MULTIPLE_DOCS: "a second document (---): one file asks one question",
  UNEXPECTED_TOKEN: "this does not belong here: is something before it not closed, or not in quotes?",
  TAG_RESOLVE_FAILED: "tags (!) are not read; put a text that begins with ! in quotes",
  KEY_OVER_1024_CHARS: "a name of more than 1,024 characters",
  BLOCK_IN_FLOW: "within { } and [ ] everything is written in braces and commas",
  BAD_ALIAS: "references (*) are not read; put a text that begins with * in quotes",
  BAD_DIRECTIVE: "directives (%) are not read; put a text that begins with % in quotes",
  BAD_COLLECTION_TYPE: "tags (!) are not read",
  MULTIPLE_ANCHORS: "references (&) are not read; write the value out",
  MULTIPLE_TAGS: "tags (!) are not read",
};

export function yamlFault({ code, message }: Pick<YAMLError, "code" | "message">): string {
  const notClosed = /^Flow (map|sequence)/.test(message);
  return `not YAML: ${notClosed ? "a bracket is not closed, or this line is not indented beyond it" : (words[code] ?? message.split("\n")[0]!)}`;
}
