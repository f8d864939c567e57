import type { HttpAnswer, HttpRequest } from './request.ts';

const HEADERS = { 'retry-after': '1', 'cache-control': 'no-store' };

/** Asks again by itself, and gives way to the real page as soon as there is one. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Starting …</title>
<style>
body { display: grid; place-content: center; min-height: 90vh; margin: 0; font: 1.1rem/1.6 system-ui, sans-serif; }
</style>
</head>
<body><p role="status">The local run is starting. This page opens by itself.</p></body>
</html>
`;

/** What the port answers before the stack is there: 503, to a browser as a page that waits. */
export const startingAnswer = ({ method, headers }: Pick<HttpRequest, 'method' | 'headers'>): HttpAnswer =>
  method === 'GET' && headers['accept']?.includes('text/html') === true
    ? { status: 503, headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }, body: PAGE }
    : {
        status: 503,
        headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
        body: 'The local run is starting.\n',
      };
