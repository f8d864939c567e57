import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { PageResponse } from './http.ts';

/** The answer to the path of a script, style sheet or picture of the pages' own. */
export type Assets = (path: string) => PageResponse | undefined;

const HERE = import.meta.dirname;
const PAGE_SCRIPTS = ['shop'];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
};

const bundlePageScript = async (name: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'browser', `${name}.ts`)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
};

const readStatic = async (): Promise<(readonly [string, string])[]> => {
  const folder = join(HERE, 'assets');
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => [`/assets/${name}`, await readFile(join(folder, name), 'utf8')] as const),
  );
};

/** Reads and bundles everything once. */
export const loadAssets = async (): Promise<Assets> => {
  const [statics, ...scripts] = await Promise.all([
    readStatic(),
    ...PAGE_SCRIPTS.map(async (name) => [`/assets/${name}.js`, await bundlePageScript(name)] as const),
  ]);
  const bodies = new Map<string, string>([...statics, ...scripts]);
  return (path) => {
    const body = bodies.get(path);
    if (body === undefined) return undefined;
    const contentType = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { 'content-type': contentType, 'cache-control': 'no-cache' },
      body,
    };
  };
};
