import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchChromium } from '../../../local/browser/chromium.ts';
import { buildBeacon, type BeaconSettings } from '../../../storefront/build/build-beacon.ts';
import { checkHostileForms } from './hostile/check-hostile-forms.ts';
import { buildSabotaged, SABOTAGES } from './hostile/sabotage.ts';
import { checkRealForms } from './real/check-real-forms.ts';
import { reportHostile, reportReal, reportSabotage, type Report } from './report.ts';
import { startSite } from './site.ts';

const SETTINGS: BeaconSettings = {
  storeId: 'forms',
  shopName: 'Forms',
  consent: { default: 'opt-in', countries: { US: 'notice' } },
  keepDays: 30,
};

const SEED = 20_261_129;
const HOSTILE_FORMS = 10_000;
const SABOTAGED_FORMS = 200;
/** One for each core of the machines that run this. */
const PAGES = 2;

const folder = resolve(
  process.env['FORMS_DIR'] ?? join(import.meta.dirname, '../../../../shared/forms/html'),
);
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}: let FORMS_DIR name one with forms as HTML files.`);
  process.exit(1);
}

const reports: Report[] = [];
const show = (report: Report) => {
  for (const line of report.lines) console.log(line);
  reports.push(report);
};

const browser = await launchChromium();
try {
  const site = await startSite(buildBeacon(SETTINGS));
  show(reportReal(await checkRealForms(browser, site, folder)));
  show(
    reportHostile(await checkHostileForms(browser, site, { seed: SEED, count: HOSTILE_FORMS, pages: PAGES })),
  );
  await site.stop();
  for (const sabotage of SABOTAGES) {
    const broken = await startSite(await buildSabotaged(sabotage, SETTINGS));
    const amount = { seed: SEED, count: SABOTAGED_FORMS, pages: PAGES };
    show(reportSabotage(sabotage.what, await checkHostileForms(browser, broken, amount)));
    await broken.stop();
  }
} finally {
  await browser.close();
}
if (!reports.every(({ isGood }) => isGood)) {
  console.error('The script reads too much or too little: see above.');
  process.exit(1);
}
