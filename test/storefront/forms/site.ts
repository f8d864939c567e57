import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BuiltBeacon } from '../../../storefront/build/build-beacon.ts';

/** All that came to the server but was none of its pages, whole. */
export interface SentRequest {
  readonly url: string;
  readonly body: string;
}

/** A shop whose pages are these and nothing else, and the API that the script on them posts to. */
export interface Site {
  readonly url: string;
  /** By path. */
  readonly pages: Map<string, string>;
  readonly requests: SentRequest[];
  stop(): Promise<void>;
}

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
];

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

export const startSite = async ({ files }: BuiltBeacon): Promise<Site> => {
  const pages = new Map<string, string>([['/blank', '<!doctype html><title>Blank</title>']]);
  const scripts = new Map(files.map(({ name, contents }) => [`/${name}`, contents]));
  const requests: SentRequest[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const body = await readBody(request);
    const script = scripts.get(path);
    const page = pages.get(path);
    if (script !== undefined) {
      const type = TYPES.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text/plain; charset=utf-8';
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(script);
    } else if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else {
      requests.push({ url: path, body });
      response.writeHead(204).end();
    }
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    pages,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

/** As a shop in a country where the notice is enough writes it, posting below `/<run>`. */
export const tagFor = (site: Site, run: string): string =>
  `<script src="/beacon.js" data-store="forms" data-api="${site.url}/${run}" data-country="US" defer></script>`;
