import { gzipSync } from 'node:zlib';
import { buildBeacon } from './build-beacon.ts';

const built = buildBeacon({
  storeId: 'shop',
  shopName: 'Lindgren & Sons',
  consent: { default: 'opt-in', countries: { US: 'notice' } },
  keepDays: 30,
});
for (const { name, contents } of built.files)
  console.log(name.padEnd(36), contents.length, gzipSync(contents, { level: 9 }).length);
