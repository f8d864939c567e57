import fc from 'fast-check';
import { escapeHtml, html } from '../../../functions/shared/html.ts';

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('markup', () => {
  it('escapes values, so that they end neither an attribute nor a text', () => {
    const value = `"><script>alert('x')</script>&`;
    expect(html`<a title="${value}">${value}</a>`.markup.match(/[<>"']/g)?.join('')).toBe('<"">' + '<>');
  });

  it('loses nothing of a value, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(unescape(escapeHtml(text))).toBe(text);
      }),
    );
  });

  it('takes markup as it is, joins lists of it and leaves out what is not there', () => {
    const items = ['a', '<'].map((text) => html`<li>${text}</li>`);
    expect(html`${items}${undefined}${html`<hr />`}${3}`.markup).toBe('<li>a</li><li>&lt;</li><hr />3');
  });
});
