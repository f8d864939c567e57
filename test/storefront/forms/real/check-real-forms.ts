import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readLabelledForm } from './labelled-form.ts';
import { scoreOf, type Score } from './score.ts';
import { visit } from './visit.ts';
import type { Site } from '../site.ts';

/** Much of a visit is waiting. */
const VISITORS = 6;

const pageIn = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 2000 },
  });
  return context.newPage();
};

/** Visits every form in a folder, in a browser profile of its own for each visitor. */
export const checkRealForms = async (browser: Browser, site: Site, folder: string): Promise<readonly Score[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
  const scores: Score[] = [];
  let next = 0;
  const visitAll = async () => {
    const reader = await pageIn(browser);
    const page = await pageIn(browser);
    while (next < files.length) {
      const at = next;
      next += 1;
      const file = files[at]!;
      const form = await readLabelledForm(reader, file, await readFile(join(folder, file), 'utf8'));
      scores[at] = scoreOf(form, await visit(page, site, `real-${at}`, form));
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitAll));
  return scores;
};
