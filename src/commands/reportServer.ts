import { readFileSync, realpathSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { UserFault } from "../terminal/fail.ts";
import { watchPage } from "./watchPage.ts";

/** What the page that is open is told: a new report, or the faults that are in the way. */
type News = { readonly kind: "report" } | { readonly kind: "faults"; readonly text: string };

export interface ReportServer {
  readonly address: string;
  tell(news: News): void;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
};

/**
 * Serves one report, unchanged, in the frame of a page of its own that loads it again when it is told to.
 *
 * On 127.0.0.1 alone, for requests that name this very address, so that no other page can reach it by a name of its own;
 * only GET, only files of the report's folder, and the live lab beside it.
 *
 * @param folderOf  the report's folder now
 * @param port      0 for any that is free
 */
export async function serveReport(folderOf: () => string, port: number): Promise<ReportServer> {
  const listeners = new Set<ServerResponse>();
  let last: News = { kind: "report" };
  let address = "";

  function listen(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(event(last));
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    const isFile = path.startsWith("/report/");
    const folder = folderOf();
    // The live lab, to which a report links, lies beside its folder.
    const file = isFile
      ? fileWithin(folder, path.slice("/report/".length))
      : path === "/live.html"
        ? fileWithin(dirname(resolve(folder)), "live.html")
        : null;
    if (path === "/") send(response, ".html", watchPage());
    else if (path === "/news") listen(response);
    else if (file !== null) send(response, file.extension, file.content);
    else refuse(response, 404, "nothing is here");
  }

  const server = createServer((request, response) => {
    if (`http://${request.headers.host}` !== address) {
      refuse(response, 403, "not this address");
    } else if (request.method !== "GET") {
      refuse(response, 405, "only GET");
    } else {
      answer(request, response);
    }
  });
  await new Promise<void>((listening, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => fail(portFault(error, port) ?? error));
    server.listen(port, "127.0.0.1", listening);
  });
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : port}`;
  return {
    address,
    tell(news) {
      last = news;
      for (const listener of listeners) listener.write(event(news));
    },
    close: () =>
      new Promise((closed) => {
        for (const listener of listeners) listener.end();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A file that lies in the folder, links followed; null for anything else, and for what cannot be read. */
function fileWithin(
  folder: string,
  path: string,
): { readonly extension: string; readonly content: Buffer } | null {
  try {
    const root = realpathSync(folder);
    const file = realpathSync(join(root, decodeURIComponent(path)));
    const extension = extname(file);
    const isOurs = file.startsWith(root + sep) && Object.hasOwn(contentTypes, extension);
    return isOurs && statSync(file).isFile() ? { extension, content: readFileSync(file) } : null;
  } catch {
    return null;
  }
}

function portFault(error: NodeJS.ErrnoException, port: number): UserFault | null {
  if (error.code === "EADDRINUSE")
    return new UserFault(`--port: expected a free port; ${port} is taken (--port 0 finds one)`);
  if (error.code === "EACCES")
    return new UserFault(`--port: expected a port that may be used; ${port} may not (--port 0 finds one)`);
  return null;
}

function event(news: News): string {
  return `data: ${JSON.stringify(news)}\n\n`;
}

function send(response: ServerResponse, extension: string, content: string | Buffer): void {
  response.writeHead(200, {
    "content-type": contentTypes[extension]!,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(content);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}
