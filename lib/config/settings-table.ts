import type * as z from 'zod';
import { listSettings, type Setting } from './setting-list.ts';

const BEGIN = '<!-- settings: written by `npm run docs` -->';
const END = '<!-- end of settings -->';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const standardOf = ({ isRequired, standard }: Setting): string => {
  if (isRequired) return '**required**';
  return standard === undefined ? '–' : `\`${JSON.stringify(standard)}\``;
};

const rowOf = (setting: Setting): string => {
  const { path, means, allowed } = setting;
  return `| \`${path}\` | ${cell(means)} | ${cell(allowed)} | ${cell(standardOf(setting))} |`;
};

const tableOf = (schema: z.ZodType): string =>
  ['| setting | means | allowed | default |', '|---|---|---|---|', ...listSettings(schema).map(rowOf)].join(
    '\n',
  );

/** Puts the table of a schema's settings between the two marks of a Markdown document. */
export const withSettingsTable = (document: string, schema: z.ZodType): string => {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new RangeError(`the document lacks the marks ${BEGIN} and ${END}`);
  return `${document.slice(0, begin)}${BEGIN}\n\n${tableOf(schema)}\n\n${document.slice(end)}`;
};
