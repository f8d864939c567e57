import { createPages, type Pages } from '../../../local/pages/pages.ts';
import { PRODUCTS } from '../../../local/pages/shop/catalogue.ts';
import { createDemoShop } from '../../../local/pages/shop/shop.ts';
import { shopSettings } from './shop/shop-settings.ts';

let pages: Pages;

beforeAll(async () => {
  pages = await createPages(createDemoShop(shopSettings()));
});

const get = (path: string) => pages({ method: 'GET', path, body: '' });

const SHOP_PAGES = [
  '/shop',
  ...PRODUCTS.map(({ sku }) => `/shop/products/${sku}`),
  '/shop/cart',
  '/shop/checkout',
  '/privacy',
];

const SERVED_BY_THE_STACK = '/beacon.js';

describe('the pages', () => {
  it.each([
    ['/', 'text/html'],
    ['/mailbox', 'text/html'],
    ['/assets/shop.js', 'text/javascript'],
    ['/assets/console.js', 'text/javascript'],
    ['/assets/shop.css', 'text/css'],
    ['/assets/teapot.svg', 'image/svg+xml'],
  ])('include %s', async (path, contentType) => {
    const page = (await get(path))!;
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining(contentType)]);
  });

  it('refer to nothing that is not there', async () => {
    const bodies = await Promise.all(SHOP_PAGES.map(async (path) => (await get(path))!.body));
    const paths = [...SHOP_PAGES, '/'].concat(
      bodies.flatMap((body) => [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path!)),
    );
    const ownPaths = new Set(paths.filter((path) => path !== SERVED_BY_THE_STACK));
    for (const path of ownPaths) expect([path, (await get(path))?.status]).toEqual([path, 200]);
  });

  it.each([
    ['GET', '/v1/checkouts/x'],
    ['GET', SERVED_BY_THE_STACK],
    ['GET', '/_local/mailbox'],
    ['GET', '/assets/../pages.ts'],
    ['POST', '/'],
    ['POST', '/shop/checkout'],
    ['DELETE', '/_shop/orders'],
  ])('leave %s %s to others', async (method, path) => {
    expect(await pages({ method, path, body: '' })).toBeUndefined();
  });
});
