import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchChromium } from '../../../local/browser/chromium.ts';
import { buildBeacon } from '../../../storefront/build/build-beacon.ts';
import { checkRealForms } from './real/check-real-forms.ts';
import { startSite } from './site.ts';

const root = join(import.meta.dirname, '../../..');
const folder = resolve(process.env['FORMS_DIR'] ?? join(root, '../shared/forms/html'));

if (!existsSync(folder)) {
  console.error(`${folder} is no folder: let FORMS_DIR point to one with forms as HTML files.`);
  process.exit(1);
}

const beacon = buildBeacon({
  storeId: 'forms',
  shopName: 'Forms',
  consent: { default: 'opt-in', countries: { US: 'notice' } },
  keepDays: 30,
});
const site = await startSite(beacon);
const browser = await launchChromium();
const scores = await checkRealForms(browser, site, folder);
const a = scores.filter(s => s.isAddressFound !== undefined), n = scores.filter(s => s.isNameFound !== undefined);
console.log(scores.length, 'address', a.filter(s => s.isAddressFound).length, a.length, 'name', n.filter(s=>s.isNameFound).length, n.length);
for (const s of scores) { if (s.isAddressFound === false) console.log('no address', s.file); if (s.isNameFound === false) console.log('no name', s.file); if (s.misread.length) console.log('misread', s.file, s.misread); for (const l of s.leaks) console.log('LEAK', s.file, l.what, l.value, l.where) }
await browser.close();
await site.stop();
