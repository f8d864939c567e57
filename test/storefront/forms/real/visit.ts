import type { Page } from 'playwright-core';
import { tagFor, type Site } from '../site.ts';
import { fillIn } from './fill-in.ts';
import { fittingValue } from './values.ts';
import type { LabelledForm } from './labelled-form.ts';

/** What a shopper typed on the page, and what became of it. */
export interface Visit {
  /** In the order of the form's fields. */
  readonly typed: readonly string[];
  /** Address and whole body of every request. */
  readonly sent: readonly string[];
  /** Every value in localStorage and sessionStorage. */
  readonly kept: readonly string[];
}

const QUIET_MS = 300;

/** Shows every part of the page, as somebody who reads it. */
const scrollThrough = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollHeight } = document.documentElement;
    for (let top = 0; top < scrollHeight; top += innerHeight * 0.8) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
  });

const settled = async (count: () => number): Promise<void> => {
  let before = -1;
  while (count() !== before) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
};

const storageOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [localStorage, sessionStorage].flatMap((storage) => Object.values<string>(storage)));

/** Fills in every field of a form with the script on its page, reads it to its end, and goes away without submitting it. */
export const visit = async (page: Page, site: Site, run: string, form: LabelledForm): Promise<Visit> => {
  const path = `/page-${run}`;
  const mine = () => site.requests.filter(({ url }) => url.startsWith(`/${run}/`));
  site.pages.set(path, form.html.replace('<!--script-->', () => tagFor(site, run)));
  await page.goto(`${site.url}${path}`);
  const typed = await fillIn(
    page,
    form.fields.map(({ label, type }, at) => fittingValue(label, type, at)),
  );
  await scrollThrough(page);
  await settled(() => mine().length);
  await page.goto(`${site.url}/blank`);
  await page.evaluate((end) => fetch(end, { method: 'POST' }).then(() => undefined), `/${run}/end`);
  await settled(() => mine().length);
  const kept = await storageOf(page);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  site.pages.delete(path);
  return { typed, sent: mine().flatMap(({ url, body }) => [url, body]).filter((text) => text !== ''), kept };
};
