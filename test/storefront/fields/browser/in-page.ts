import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../../local/browser/chromium.ts';
import type { findCheckoutForm, openFieldsIn } from '../../../../storefront/beacon/fields/checkout-form.ts';
import type { readDetails } from '../../../../storefront/beacon/fields/details.ts';
import type { plainFieldsOf } from '../../../../storefront/beacon/fields/plain-field.ts';
import type { readTyped } from '../../../../storefront/beacon/fields/read-typed.ts';

declare global {
  interface Window {
    /** The rules as the script has them. */
    readonly rules: {
      readonly findCheckoutForm: typeof findCheckoutForm;
      readonly openFieldsIn: typeof openFieldsIn;
      readonly plainFieldsOf: typeof plainFieldsOf;
      readonly readTyped: typeof readTyped;
      readonly readDetails: typeof readDetails;
    };
  }
}

const FIELDS = join(import.meta.dirname, '../../../../storefront/beacon/fields');

const [bundle] = buildSync({
  stdin: {
    contents: ['checkout-form', 'plain-field', 'read-typed', 'details']
      .map((name) => `export * from './${name}.ts';`)
      .join('\n'),
    resolveDir: FIELDS,
  },
  bundle: true,
  format: 'iife',
  globalName: 'rules',
  write: false,
}).outputFiles;

/** A page with the rules and nothing else. Call it once at the top of a file. */
export const atPage = (): { readonly page: Page; show(html: string): Promise<void> } => {
  let browser: Browser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());
  return {
    get page() {
      return page!;
    },
    show: async (html) => {
      await page!.setContent(html);
      await page!.evaluate(bundle!.text);
    },
  };
};
