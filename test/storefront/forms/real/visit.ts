import type { Page } from 'playwright-core';
import { tagFor, type Site } from '../site.ts';
import { fillIn } from './fill-in.ts';
import { fittingValue } from './values.ts';
import type { LabelledForm } from './labelled-form.ts';

/** What a shopper typed on the page, and what became of it. */
export interface Visit {
  /** In the order of the form's fields; empty where nothing can be typed. */
  readonly typed: readonly string[];
  /** Address and whole body of every request. */
  readonly sent: readonly string[];
  /** Every value in localStorage and sessionStorage. */
  readonly kept: readonly string[];
}

/** Shows every part of the page, as somebody who reads it: the script sends nothing before its notice was seen. */
const readThrough = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { scrollHeight } = document.documentElement;
    for (let top = 0; top < scrollHeight; top += innerHeight * 0.8) {
      scrollTo(0, top);
      await frame();
      await frame();
    }
  });

const STEP_MS = 50;

const waitUntil = async (isDone: () => boolean, patienceMs: number): Promise<void> => {
  for (let waited = 0; waited < patienceMs && !isDone(); waited += STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
};

const takeStorage = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const kept = [localStorage, sessionStorage].flatMap((storage) => Object.values<string>(storage));
    localStorage.clear();
    sessionStorage.clear();
    return kept;
  });

const pageOf = ({ head, body }: LabelledForm, tag: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}${tag}</head>${body}</html>`;

/**
 * Fills in every field of a form with the script on its page, reads it to its end, and goes away without submitting it.
 * @param patienceMs how long to wait for a first request: a page of which nothing is sent takes all of it
 */
export const visit = async (
  page: Page,
  site: Site,
  run: string,
  form: LabelledForm,
  patienceMs: number,
): Promise<Visit> => {
  const path = `/page-${run}`;
  const mine = () => site.requests.filter(({ url }) => url.startsWith(`/${run}/`));
  site.pages.set(path, pageOf(form, tagFor(site, run)));
  await page.goto(site.url + path);
  const typed = await fillIn(
    page,
    form.fields.map(({ label, type }, at) => fittingValue(label, type, at)),
  );
  if (typed.length !== form.fields.length) throw new Error(`${form.file} reads otherwise the second time.`);
  await readThrough(page);
  await waitUntil(() => mine().length > 0, patienceMs);
  await page.goto(`${site.url}/blank`);
  await page.evaluate((end) => fetch(end, { method: 'POST' }).then(() => undefined), `/${run}/end`);
  await waitUntil(() => false, 2 * STEP_MS);
  const kept = await takeStorage(page);
  site.pages.delete(path);
  return { typed, sent: mine().flatMap(({ url, body }) => (body === '' ? [url] : [url, body])), kept };
};
