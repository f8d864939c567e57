import fc from 'fast-check';
import { greetableName, printableTitle } from '../../../../functions/shared/mail/typed-text.ts';

describe('a first name is greeted with', () => {
  it.each([
    'Anna',
    'Zoë',
    "D'Arcy",
    'D’Arcy',
    'Jean-Luc',
    'J. R.',
    'J.R.',
    'María José',
    'Łukasz',
    'Иван',
    '美咲',
    'أحمد',
    'नेहा',
  ])('where it is one: %s', (name) => expect(greetableName(name)).toBe(name));

  it('without the spaces around it', () => expect(greetableName('  Anna   Maria ')).toBe('Anna Maria'));

  it.each([
    ['a link', 'https://evil.example'],
    ['a host name', 'evil.com'],
    ['a host name of another script', 'привет.рф'],
    ['a host name after a combining mark', 'x\u030c.com'],
    ['an address', 'anna@example.com'],
    ['digits', 'Anna 1'],
    ['markup', '<b>Anna</b>'],
    ['a line break', 'Anna\nBcc: x'],
    ['a direction mark', 'Anna\u202e'],
    ['a zero-width character', 'An\u200bna'],
    ['a filler that counts as a letter', 'Anna\u3164'],
    ['a pile of marks', 'A\u0300\u0301\u0302\u0303\u0304'],
    ['a sentence', 'You have won money'],
    ['nothing', ''],
    ['spaces', '   '],
    ['punctuation alone', '...'],
    ['41 letters', 'a'.repeat(41)],
    ['half a surrogate pair', 'Anna\ud800'],
  ])('never where it holds %s', (_, name) => expect(greetableName(name)).toBeUndefined());
});

describe('a product title is printed', () => {
  it.each([
    'Teapot “Polar Night”, 1.2 l',
    'Teekanne „Polarnacht“ (groß)',
    'USB-C cable 2 m, 100 W',
    'A.P.C. jeans 32/34',
    'Vase no. 5: blue & white',
    'T-Shirt 100% cotton – M',
    '急須「朝焼け」',
    'Чайник 1,5 л',
    'LEGO® 75192',
  ])('where it is one: %s', (title) => expect(printableTitle(title)).toBe(title));

  it.each([
    ['a link', 'Visit https://evil.example/now'],
    ['a link without a scheme', 'see www.evil.example'],
    ['a bare host name', 'claim at evil.com now'],
    ['a host name in full-width letters', 'claim at ｅｖｉｌ.ｃｏｍ'],
    ['a host name with an ideographic dot', 'evil。com'],
    ['a host name with a one-dot leader', 'evil․com'],
    ['a scheme alone', 'tel:110'],
    ['a protocol-relative link', '//evil'],
    ['an IP address', 'go to 10.1.2.3'],
    ['an address', 'write to me@evil.example'],
    ['a phone number', 'Call 030 1234567'],
    ['a phone number, grouped', 'Call (030) 12-34-56'],
    ['a phone number in other digits', 'Call ٠٣٠١٢٣٤٥٦'],
    ['a phone number in circled digits', 'Call ①②③④⑤⑥⑦'],
    ['markup', '<a href=x>Teapot</a>'],
    ['a line break', 'Teapot\r\nBcc: x'],
    ['a direction mark', 'Teapot \u202etopaeT'],
    ['an isolate', '\u2066Teapot\u2069'],
    ['a zero-width joiner', 'Tea\u200dpot'],
    ['81 characters', 'x'.repeat(81)],
    ['nothing', ''],
  ])('never where it holds %s', (_, title) => expect(printableTitle(title)).toBeUndefined());

  it('with plain spaces, one at a time', () =>
    expect(printableTitle('\n Théière\u202f: 1,2\u00a0l  bleue ')).toBe('Théière : 1,2 l bleue'));

  it('in one form, however it was typed', () => expect(printableTitle('Cafe\u0301')).toBe('Café'));
});

it('what passes is free of controls, direction marks and anything to follow, whatever was typed', () => {
  const parts = fc.constantFrom(
    'https://',
    'www.',
    'evil',
    '.com',
    '@',
    '\u202e',
    '\u0000',
    '\n',
    '030',
    '1234567',
    ' ',
    'é',
  );
  const typed = fc.oneof(
    fc.array(parts, { maxLength: 8 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.webUrl(),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(typed, (text) => {
      for (const passed of [greetableName(text), printableTitle(text)]) {
        expect(passed ?? '').not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}@<>\\]|\/\/|\w\.[a-z]{2}|\d{7}/u);
      }
    }),
    { numRuns: 2000 },
  );
});
