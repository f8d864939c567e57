import type * as beacon from '../../../storefront/beacon/module-api.ts';
import { atDemoShop } from './support/at-demo-shop.ts';
import { ADDRESS_FIELD, plainForm, plainPage } from './support/plain-page.ts';

const at = atDemoShop();

beforeEach(() => at.enter());

interface Page {
  readonly html: string;
  readonly head?: string;
  readonly tag?: string;
}

const open = async (page: Page) => {
  at.shop.extraPages.set('/plain', plainPage(at.shop.url, { ...page, form: plainForm(ADDRESS_FIELD) }));
  await at.shopper.page.goto(`${at.shop.url}/plain`);
};
const ours = () => at.shopper.page.locator('checkout-recovery');
const save = async () => {
  await at.shopper.begin('E-mail address');
  await at.shopper.type('E-mail address', 'ada@example.com');
  await at.shopper.field('E-mail address').blur();
  return at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
};
const ownTexts = (texts: object): string =>
  `<script type="application/json" data-recovery-texts>${JSON.stringify(texts)}</script>`;

describe('notice and line speak the language of the page', () => {
  it.each([
    ['en', 'lang="en-GB"', 'en', 'As you type, Lindgren & Sons keeps', 'Don’t save'],
    ['de', 'lang="de-AT"', 'de', 'Während Sie tippen, speichert Lindgren & Sons', 'Nicht speichern'],
    ['fr', 'lang="fr"', 'fr', 'Lindgren & Sons', 'Ne pas enregistrer'],
    ['es', 'lang="es-MX"', 'es', 'Lindgren & Sons', 'No guardar'],
    ['nl', 'lang="nl"', 'nl', 'Lindgren & Sons', 'Niet bewaren'],
    ['English for sv', 'lang="sv"', 'en', 'As you type, Lindgren & Sons keeps', 'Don’t save'],
    ['English for ar', 'lang="ar" dir="rtl"', 'en', 'As you type, Lindgren & Sons keeps', 'Don’t save'],
  ])('%s', async (_, html, language, words, dontSave) => {
    await open({ html });
    await ours().getByText(words).first().waitFor();
    await save();
    await ours().getByRole('button', { name: dontSave }).waitFor();
    const text = await ours().locator('p').first().textContent();
    expect(text).not.toMatch(/[{}]/);
    expect(text).toMatch(/\b30\b/);
    const { lang, version } = {
      lang: await ours().locator('p span').first().getAttribute('lang'),
      version: (await at.shop.waitFor(() => true)).rawBody.match(/"version":"(\w+)-/)?.[1],
    };
    expect([lang, version]).toEqual([language, language]);
    expect(at.shopper.complaints).toEqual([]);
  });
});

describe('on a page that reads from right to left', () => {
  const sidesOf = (selector: string) =>
    ours()
      .locator(selector)
      .first()
      .evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right } = range.getBoundingClientRect();
        return { left, right, direction: getComputedStyle(element).direction };
      });

  it('the box stands at the right of its words, and English words still read from left to right', async () => {
    await open({ html: 'lang="ar" dir="rtl"', tag: 'data-country="DE"' });
    const box = (await ours().getByRole('checkbox').boundingBox())!;
    const words = await sidesOf('label span');
    expect(box.x).toBeGreaterThan(words.left + (words.right - words.left) / 2);
    expect(words.direction).toBe('ltr');
  });

  it('words of its own read from right to left, and the line stands at the right', async () => {
    const notice = 'يحفظ المتجر بريدك الإلكتروني لمدة {days} يومًا';
    await open({
      html: 'lang="ar" dir="rtl"',
      head: ownTexts({ notice, saved: 'تم الحفظ', dontSave: 'لا تحفظ', whatIsKept: 'ما تم حفظه' }),
    });
    await save();
    const button = ours().getByRole('button', { name: 'لا تحفظ' });
    await button.waitFor();
    expect((await sidesOf('p span')).direction).toBe('rtl');
    const line = (await ours().locator('div').first().boundingBox())!;
    const middle = line.x + line.width / 2;
    const next = ours().getByRole('button', { name: 'ما تم حفظه' });
    expect((await sidesOf('[role=status]')).left).toBeGreaterThan(middle);
    expect((await button.boundingBox())!.x).toBeGreaterThan(middle);
    expect((await next.boundingBox())!.x).toBeLessThan((await button.boundingBox())!.x);
    expect(await ours().locator('p').first().textContent()).toContain('30');
  });
});

describe('words of the shop’s own', () => {
  const OWN = { notice: '{shop} remembers this for {days} days.', saved: 'Noted.' };

  it('by JSON in the page take the place of ours, one by one', async () => {
    await open({ html: 'lang="en"', head: ownTexts(OWN) });
    await ours().getByText('Lindgren & Sons remembers this for 30 days.').waitFor();
    await save();
    await ours().getByText('Noted.').waitFor();
    await ours().getByRole('button', { name: 'Don’t save' }).waitFor();
  });

  it('by the module’s option too', async () => {
    at.shop.extraPages.set(
      '/module',
      `<!doctype html><html lang="de"><title>Kasse</title><body>${plainForm(ADDRESS_FIELD)}
       <script type="module">globalThis.beacon = await import('/beacon.mjs');</script></body></html>`,
    );
    await at.shopper.page.goto(`${at.shop.url}/module`);
    await at.shopper.page.waitForFunction(() => 'beacon' in globalThis);
    await at.shopper.page.evaluate(
      ([api, texts]) => {
        const { start } = (
          globalThis as unknown as { readonly beacon: { readonly start: typeof beacon.start } }
        ).beacon;
        start({ store: 'demo', api, country: 'US', texts });
      },
      [at.shop.url, OWN] as const,
    );
    await ours().getByText('Lindgren & Sons remembers this for 30 days.').waitFor();
    await save();
    await ours().getByText('Noted.').waitFor();
    await ours().getByRole('button', { name: 'Nicht speichern' }).waitFor();
  });

  it('cannot become markup', async () => {
    await open({ html: 'lang="en"', head: ownTexts({ notice: '<img src=x onerror=alert(1)>{shop}' }) });
    await ours().getByText('<img src=x onerror=alert(1)>Lindgren & Sons').waitFor();
    expect(await ours().locator('img').count()).toBe(0);
  });

  it('that are broken leave ours', async () => {
    await open({
      html: 'lang="en"',
      head: '<script type="application/json" data-recovery-texts>{"notice":</script>',
    });
    await ours().getByText('As you type, Lindgren & Sons keeps').waitFor();
    expect(at.shopper.complaints).toEqual([]);
  });
});

describe('the version that is stored with the consent', () => {
  const versionWith = async (head: string, tag?: string) => {
    await at.enter();
    at.shop.requests.splice(0);
    await open({ html: 'lang="en"', head, ...(tag ? { tag } : {}) });
    if (tag) await ours().getByRole('checkbox').check();
    const { rawBody } = await save();
    return rawBody.match(/"version":"([^"]+)"/)?.[1];
  };

  it('changes with the words of notice and box, and with nothing else', async () => {
    const ours = await versionWith('');
    expect(await versionWith(ownTexts({ saved: 'Noted.' }))).toBe(ours);
    const other = await versionWith(ownTexts({ notice: 'We keep this, {shop}.' }));
    expect(other).not.toBe(ours);
    const otherBox = await versionWith(ownTexts({ box: 'Yes, please.' }), 'data-country="DE"');
    expect(new Set([ours, other, otherBox]).size).toBe(3);
  });
});
