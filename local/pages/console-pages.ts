import { join } from 'node:path';
import { build } from 'esbuild';
import { html } from '../../functions/shared/html.ts';
import { routeOf } from '../console/routes.ts';
import { htmlResponse, type PageResponse } from './http.ts';

/** The console's document, script and style sheet. `undefined`: none of its paths. */
export type ConsolePages = (path: string) => PageResponse | undefined;

const ENTRY = join(import.meta.dirname, '../console/main.tsx');

/** Mails bring their own styles and pictures into their frame, which runs no script and inherits this policy. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** Nothing is painted before the script has run, so the theme that was chosen is there from the first frame. */
const DOCUMENT = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>checkout-recovery</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/console.css" />
      <script src="/assets/console.js" type="module" blocking="render"></script>
    </head>
    <body>
      <noscript>The console needs JavaScript; all that it shows is JSON under /_local.</noscript>
    </body>
  </html>`.markup;

const bundle = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    outdir: '/assets',
    entryNames: 'console',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.endsWith('.css') ? 'css' : 'js', text]));
};

const asset = (contentType: string, body: string): PageResponse => ({
  status: 200,
  headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-cache' },
  body,
});

/** Bundles the console once. Rejects where it does not build. */
export const loadConsole = async (): Promise<ConsolePages> => {
  const files = await bundle();
  const script = asset('text/javascript', files.get('js') ?? '');
  const styles = asset('text/css', files.get('css') ?? '');
  const page = htmlResponse(DOCUMENT, POLICY);
  return (path) => {
    if (path === '/assets/console.js') return script;
    if (path === '/assets/console.css') return styles;
    return routeOf(path).panel === 'not-found' ? undefined : page;
  };
};
