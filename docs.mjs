// Writes docs/site: every public function and type, and the pages of docs/, as one small site that opens from disk and is
// searched there. It is not committed: everything in it is made of what is.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, ReflectionKind } from "typedoc";

const root = dirname(fileURLToPath(import.meta.url));
const page = (name) => join(root, name);

const site = await Application.bootstrap({
  name: "The covariate shift lab",
  includeVersion: true,
  entryPoints: [page("src/index.ts"), page("src/engine.ts")],
  tsconfig: page("tsconfig.json"),
  readme: page("README.md"),
  projectDocuments: [
    page("docs/settings.md"),
    page("docs/notes.md"),
    page("scenarios/README.md"),
    page("docs/own-data.md"),
    page("docs/exercises.md"),
    page("docs/first-aid.md"),
    page("docs/many-machines.md"),
    page("docs/calibration.md"),
    page("docs/speed.md"),
    page("docs/edges.md"),
    page("CONTRIBUTING.md"),
  ],
  out: page("docs/site"),
  customCss: page("docs/site.css"),
  // Types are checked elsewhere.
  skipErrorChecking: true,
  disableGit: true,
  disableSources: true,
  searchInDocuments: true,
  // What it knows by itself, and Python, in which first aid's tables are written.
  highlightLanguages: [
    "bash",
    "console",
    "css",
    "html",
    "javascript",
    "json",
    "jsonc",
    "yaml",
    "tsx",
    "typescript",
    "python",
  ],
  searchInComments: true,
  githubPages: false,
  navigation: { includeFolders: false },
  hideGenerator: true,
  // Types that the public ones are made of stand where they are used; a link to a folder leads out of the site.
  validation: { notExported: false, invalidPath: false },
  treatWarningsAsErrors: true,
  logLevel: "Warn",
});

const LABEL = /^(Bytes|Differs|Errors|Generator|Normal|Order|Shapes|Source|Streams|Units) {2,}(.*)$/;

/** A page as it is for a site: output is no program, and a heading of code alone is a heading, too. */
function forSite(parts) {
  let line = "";
  for (const part of parts) {
    if (part.kind === "code" && part.text.startsWith("```\n")) part.text = `\`\`\`text${part.text.slice(3)}`;
    else if (part.kind === "code" && line.startsWith("#")) part.text = part.text.replaceAll("`", "");
    line = `${line}${part.text}`.split("\n").at(-1);
  }
}

/** The words of a comment, which stand in columns in the sources: formulas as such, what is labelled in a paragraph each. */
function inParagraphs(text) {
  const lines = [];
  let within = "prose";
  for (const line of text.split("\n")) {
    const [, label, words] = LABEL.exec(line) ?? [];
    if (label !== undefined) {
      within = "labelled";
      lines.push("", `**${label}:** ${words}`);
    } else if (/^ {2,}\S/.test(line) && within !== "labelled") {
      if (within !== "formula") lines.push("");
      within = "formula";
      lines.push(`  ${line}`);
    } else {
      if (within === "formula" && line.trim() !== "") lines.push("");
      if (line.trim() === "" || within === "formula") within = "prose";
      lines.push(line.trim());
    }
  }
  return lines.join("\n");
}

/** An example's first line stands where the others do. */
const dedented = (code) => code.replaceAll(/^ {1,2}(?=\S)/gm, "");

function readable(comment) {
  for (const tag of comment.blockTags) {
    if (tag.tag === "@example")
      for (const part of tag.content) if (part.kind === "code") part.text = dedented(part.text);
    // What is labelled is said of the function, not of its last parameter.
    const at = tag.content.findIndex(
      ({ kind, text }) => kind === "text" && text.split("\n").some((line) => LABEL.test(line)),
    );
    if (tag.tag !== "@param" || at < 0) continue;
    const lines = tag.content[at].text.split("\n");
    const from = lines.findIndex((line) => LABEL.test(line));
    const rest = tag.content.splice(at);
    tag.content.push({ kind: "text", text: lines.slice(0, from).join("\n") });
    comment.summary.push({ kind: "text", text: `\n\n${lines.slice(from).join("\n")}` }, ...rest.slice(1));
  }
  for (const part of comment.summary) if (part.kind === "text") part.text = inParagraphs(part.text);
}

// A page is called by its heading, not by its file.
site.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
  const [heading] = document.content;
  const title = /^# (.+)$/m.exec(heading?.text ?? "")?.[1];
  if (title === undefined) throw new Error(`${document.name}: expected a page that begins with a heading`);
  document.name = title;
  forSite(document.content);
});

site.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  const [first] = project.readme;
  // The page has the project's name already.
  first.text = first.text.replace(/^# .*\n/, "");
  forSite(project.readme);
  for (const reflection of project.getReflectionsByKind(ReflectionKind.All))
    if (reflection.comment) readable(reflection.comment);
});

const project = await site.convert();
if (project === undefined) process.exit(1);
site.validate(project);
rmSync(page("docs/site"), { recursive: true, force: true });
await site.generateOutputs(project);
if (site.logger.hasErrors() || site.logger.hasWarnings()) process.exitCode = 1;
else console.log("docs/site/index.html");
