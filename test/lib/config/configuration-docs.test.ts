import { readFileSync } from 'node:fs';
import { checkStore } from '../../../lib/config/check-store.ts';
import { withSettingsTable } from '../../../lib/config/settings-table.ts';
import { storeConfigSchema } from '../../../lib/config/store-config.ts';

const document = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');

it('docs/configuration.md lists the settings of the schema (npm run docs)', () => {
  expect(withSettingsTable(document, storeConfigSchema)).toBe(document);
});

it('every setting of the schema has its row', () => {
  const keys = Object.keys(storeConfigSchema.shape);
  expect(keys.filter((key) => !document.includes(`| \`${key}`))).toEqual([]);
});

it('its example is a store', () => {
  const example = /```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
  const store = checkStore(JSON.parse(example).context.store);
  expect(store.isValid ? 'valid' : store.report).toBe('valid');
});
