import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSettingsTable } from '../lib/config/settings-table.ts';
import { storeConfigSchema } from '../lib/config/store-config.ts';

const path = join(import.meta.dirname, '../docs/configuration.md');

writeFileSync(path, withSettingsTable(readFileSync(path, 'utf8'), storeConfigSchema));
