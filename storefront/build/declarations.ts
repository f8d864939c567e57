import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from './bundle.ts';

/** These hold nothing but types, so that they are declarations as they stand. */
const TYPES = ['texts/texts.ts', 'api.ts', 'module-api.ts'];

/** The types of the module, in one file that imports nothing. */
export const moduleDeclarations = (): string =>
  TYPES.map((name) => readFileSync(join(SOURCES, name), 'utf8').replaceAll(/^import .*\n/gm, '')).join('\n');
