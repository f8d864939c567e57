import { loadConsole, type ConsolePages } from '../../../local/pages/console-pages.ts';

let pages: ConsolePages;

beforeAll(async () => {
  pages = await loadConsole();
});

describe('the console', () => {
  it('is one document at all its addresses', () => {
    const home = pages('/');
    for (const path of [
      '/pipeline',
      '/checkouts',
      '/checkouts/abc',
      '/mailbox/m%2F1',
      '/timers',
      '/dead-letters',
    ])
      expect([path, pages(path)]).toEqual([path, home]);
  });

  it('runs no script but its own', () => {
    const { headers, body } = pages('/')!;
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(body.match(/<script\b[^>]*>[^<]*/g)).toEqual([
      '<script src="/assets/console.js" type="module" blocking="render">',
    ]);
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('is one script and one style sheet, made small', () => {
    expect(pages('/assets/console.js')?.headers['content-type']).toContain('text/javascript');
    expect(pages('/assets/console.css')?.headers['content-type']).toContain('text/css');
    expect(pages('/assets/console.js')!.body.length).toBeLessThan(300 * 1024);
  });

  it.each(['/shop', '/privacy', '/v1/checkouts/x', '/_local/clock', '/assets/shop.css', '/console.js'])(
    'leaves %s to others',
    (path) => {
      expect(pages(path)).toBeUndefined();
    },
  );
});
