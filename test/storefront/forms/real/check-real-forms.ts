import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readLabelledForm } from './labelled-form.ts';
import { scoreOf, type Score } from './score.ts';
import { visit } from './visit.ts';
import type { Site } from '../site.ts';

/** Much of a visit is waiting. */
const VISITORS = 6;

const PATIENCE_MS = 1000;

/** What is missed in a hurry may be a machine that is busy: it is visited once more. */
const LONG_PATIENCE_MS = 10_000;

const pageIn = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 2000 },
  });
  return context.newPage();
};

/** Visits every form in a folder, in a browser profile of its own for each visitor. */
export const checkRealForms = async (
  browser: Browser,
  site: Site,
  folder: string,
): Promise<readonly Score[]> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort();
  const waiting = [...files.entries()];
  const scores: Score[] = [];
  const visitAll = async () => {
    const reader = await pageIn(browser);
    const page = await pageIn(browser);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, file] = next;
      const form = await readLabelledForm(reader, file, await readFile(join(folder, file), 'utf8'));
      const first = scoreOf(form, await visit(page, site, `real-${at}`, form, PATIENCE_MS));
      const isMissed = first.isAddressFound === false || first.isNameFound === false;
      const last = isMissed
        ? scoreOf(form, await visit(page, site, `real-${at}-again`, form, LONG_PATIENCE_MS))
        : first;
      scores[at] = { ...last, leaks: isMissed ? [...first.leaks, ...last.leaks] : first.leaks };
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitAll));
  return scores;
};
