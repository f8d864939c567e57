import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

export const SOURCES = join(import.meta.dirname, '../beacon');

export interface Entry {
  /** Of the file that comes out, without its ending. */
  readonly name: string;
  /** Below storefront/beacon. */
  readonly path: string;
}

/** Several at once: starting the bundler takes longer than its work. Throws where one does not build. */
export const bundle = (
  entries: readonly Entry[],
  format: 'iife' | 'esm',
  define: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> => {
  const { outputFiles } = buildSync({
    entryPoints: entries.map(({ name, path }) => ({ in: join(SOURCES, path), out: name })),
    outdir: 'out',
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    charset: 'utf8',
    write: false,
    // Of the project's settings only "strict" would do anything here: it would write it into every file.
    tsconfigRaw: '{}',
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path, '.js'), text]));
};
