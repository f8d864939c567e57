import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { toBeaconSettings } from '../lib/config/beacon-settings.ts';
import { checkStore } from '../lib/config/check-store.ts';
import { buildBeacon } from '../storefront/build/build-beacon.ts';
import { sizesOf, tooLarge, type FileSize } from '../storefront/build/size-limits.ts';

const tableOf = (sizes: readonly FileSize[]): string => {
  const rows = sizes.map(({ name, gzipBytes, limitBytes, loadedBy }) => [
    name.padEnd(18),
    String(gzipBytes).padStart(5),
    String(limitBytes).padStart(5),
    `  ${loadedBy}`,
  ]);
  return [['file'.padEnd(18), ' gzip', 'limit', '  loaded by'], ...rows]
    .map((row) => row.join(' '))
    .join('\n');
};

const cdkJsonSchema = z.object({ context: z.object({ store: z.unknown() }) });
const { context } = cdkJsonSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')),
);
const store = checkStore(context.store);

if (!store.isValid) {
  console.error(store.report);
  process.exit(1);
}

const sizes = sizesOf(buildBeacon(toBeaconSettings(store.config)));
const failed = tooLarge(sizes);

console.log(
  'The storefront script with the settings of the store in cdk.json, as `cdk deploy` builds it, in bytes.\n',
);
console.log(tableOf(sizes));
for (const { name, gzipBytes, limitBytes } of failed)
  console.error(`\n${name} is ${gzipBytes - limitBytes} bytes too large.`);
if (failed.some(({ loadedBy }) => loadedBy === 'the page'))
  console.error('It holds the shop’s name, and the time zones of each country that has a rule of its own.');
process.exitCode = failed.length > 0 ? 1 : 0;
