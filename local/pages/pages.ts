import { loadAssets } from './assets.ts';
import { loadConsole } from './console-pages.ts';
import type { PageRequest, PageResponse } from './http.ts';
import type { DemoShop } from './shop/shop.ts';

/** `undefined`: none of our pages. */
export type Pages = (request: PageRequest) => Promise<PageResponse | undefined>;

/** Reads and bundles what the pages are made of. Rejects where the scripts do not build. */
export const loadBundles = () => Promise.all([loadAssets(), loadConsole()]);

export type PageBundles = ReturnType<typeof loadBundles>;

/**
 * The pages of the local run, for its HTTP server, which asks them last or first as it likes: the demo shop's, `/assets/*`,
 * and the console at all its paths. The pages use `/_local` and the storefront script of the same server.
 */
export const createPages = async (
  shop: Pick<DemoShop, 'answer'>,
  bundles: PageBundles = loadBundles(),
): Promise<Pages> => {
  const [assets, consolePages] = await bundles;
  const get = (path: string) => consolePages(path) ?? assets(path);
  return async (request) => {
    const { pathname } = new URL(request.path, 'http://localhost');
    return (await shop.answer(request)) ?? (request.method === 'GET' ? get(pathname) : undefined);
  };
};
