import type { Browser, Page } from 'playwright-core';
import { findLeaks, type Leak } from '../leaks.ts';
import { tagFor, type Site } from '../site.ts';
import { generateForms } from './generate.ts';
import { setStage, type Played } from './play.ts';
import type { HostileForm } from './form.ts';

export interface HostileResult {
  readonly forms: number;
  /** Forms whose honest address was sent: where nothing is, nothing is proven. */
  readonly reached: number;
  /** Forms of which something was remembered in the browser. */
  readonly remembered: number;
  readonly leaks: readonly (Leak & { readonly html: string })[];
}

const BATCH = 50;

/** The script comes in parts, the later ones with the first doing. */
const WARM_UP: HostileForm = {
  html: '<form data-checkout><label>E-mail <input type="email" name="email" data-n="1"></label></form>',
  steps: [{ kind: 'type', n: '1', states: ['warm@example.com'] }],
  secrets: [],
};

const isSent = ({ sent }: Played): boolean => sent.some((text) => text.includes('"email":"'));

const openStage = async (browser: Browser, site: Site, run: string): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' });
  const page = await context.newPage();
  site.pages.set(
    `/page-${run}`,
    `<!doctype html><html lang="en"><head>${tagFor(site, run)}</head><body></body></html>`,
  );
  await page.addInitScript(setStage);
  await page.goto(`${site.url}/page-${run}`);
  for (let tries = 0; tries < 100; tries += 1) {
    if (isSent(await page.evaluate((form) => window.play(form), WARM_UP))) return page;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The script sends nothing of a plain form, so there is nothing to be learnt of others.');
};

/** Plays so many generated forms on one page after the other, several pages at a time. */
export const checkHostileForms = async (
  browser: Browser,
  site: Site,
  { seed, count, pages }: { readonly seed: number; readonly count: number; readonly pages: number },
): Promise<HostileResult> => {
  const forms = generateForms(seed, count);
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, at) =>
    forms.slice(at * BATCH, (at + 1) * BATCH),
  );
  const played: { form: HostileForm; result: Played }[] = [];
  const playAll = async (_: unknown, at: number) => {
    const page = await openStage(browser, site, `hostile-${at}`);
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const results = await page.evaluate(async (each) => {
        const all: Played[] = [];
        for (const form of each) all.push(await window.play(form));
        return all;
      }, batch);
      played.push(...batch.map((form, index) => ({ form, result: results[index]! })));
    }
    await page.context().close();
  };
  await Promise.all(Array.from({ length: pages }, playAll));
  const unexpected = site.requests.filter(({ url }) => url.startsWith('/hostile-'));
  if (unexpected.length > 0) throw new Error(`A request went past the stage: ${unexpected[0]!.url}`);
  return {
    forms: played.length,
    reached: played.filter(({ result }) => isSent(result)).length,
    remembered: played.filter(({ result }) => result.kept.some((text) => text.includes('"value":'))).length,
    leaks: played.flatMap(({ form, result }) =>
      [...findLeaks(form.secrets, result.sent), ...findLeaks(form.secrets, result.kept)].map((leak) => ({
        ...leak,
        html: form.html,
      })),
    ),
  };
};
