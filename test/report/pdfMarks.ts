import { inflateSync } from "node:zlib";

/** What is drawn on a page of a PDF: the operators in its streams. */
export interface PageMarks {
  /** Runs of glyphs that are shown. */
  readonly words: number;
  /** Paths that are filled or stroked. */
  readonly paths: number;
  readonly pictures: number;
}

/** The marks of every page, in order: nothing but its own content streams, and the forms that they draw, is counted. */
export function marksOf(pdf: Buffer): PageMarks[] {
  const objects = new Map(
    [...pdf.toString("latin1").matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id, body]) => [
      id!,
      body!,
    ]),
  );
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  return pages.map((page) => {
    const resources = referred(page, "Resources", objects);
    const streams = [...(/\/Contents\s*\[?([^\]/>]*)/.exec(page)?.[1] ?? "").matchAll(/(\d+) 0 R/g)];
    return streams
      .map(([, id]) => marksIn(objects.get(id!)!, resources ?? page, objects))
      .reduce(sum, { words: 0, paths: 0, pictures: 0 });
  });
}

function marksIn(stream: string, resources: string, objects: ReadonlyMap<string, string>): PageMarks {
  const text = streamText(stream);
  // Words in brackets hold no operators.
  const operators = text.replace(/\((?:\\.|[^\\)])*\)|<[\da-fA-F\s]*>/g, " ").split(/\s+/);
  const count = (...names: readonly string[]) => operators.filter((each) => names.includes(each)).length;
  const drawn = [...text.matchAll(/\/(\w+) Do\b/g)].flatMap(([, name]) => {
    const id = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(resources)?.[1];
    return id === undefined ? [] : [objects.get(id)!];
  });
  return drawn
    .map((body) =>
      /\/Subtype\s*\/Form/.test(body)
        ? marksIn(body, referred(body, "Resources", objects) ?? body, objects)
        : { words: 0, paths: 0, pictures: 1 },
    )
    .reduce(sum, {
      words: count("Tj", "TJ", "'"),
      paths: count("f", "f*", "F", "S", "s", "B", "B*", "b", "b*"),
      pictures: 0,
    });
}

const sum = (a: PageMarks, b: PageMarks): PageMarks => ({
  words: a.words + b.words,
  paths: a.paths + b.paths,
  pictures: a.pictures + b.pictures,
});

function referred(body: string, key: string, objects: ReadonlyMap<string, string>): string | undefined {
  const id = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(body)?.[1];
  return id === undefined ? undefined : objects.get(id);
}

function streamText(body: string): string {
  const [head, data] = [body.slice(0, body.indexOf("stream")), body.slice(body.indexOf("stream") + 6)];
  const bytes = Buffer.from(data.replace(/^\r?\n/, ""), "latin1").subarray(
    0,
    Number(/\/Length (\d+)/.exec(head)![1]),
  );
  return (head.includes("FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}
