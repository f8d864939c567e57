import fc from 'fast-check';
import { canonicalAddress, parseAddress } from '../../../../functions/shared/domain/address.ts';

describe('an address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  ada@example.com\n', 'ada@example.com'],
    ['Ada.Lovelace+Shop@Example.COM', 'Ada.Lovelace+Shop@example.com'],
    ["o'brien_1&co@example.co.uk", "o'brien_1&co@example.co.uk"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
    ['ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
    ['ada@ｅｘａｍｐｌｅ.com', 'ada@example.com'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(parseAddress(typed)).toBe(kept);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@localhost',
    'ada@exam ple.com',
    'ada@ex\ufffdmple.com',
    'ada@exa\u202emple.com',
    'ada@ex\u2028mple.com',
    'a b@example.com',
    'ada..l@example.com',
    '.ada@example.com',
    'ada@@example.com',
    'ada@example.com, eve@example.com',
    'ada@example.com\r\nbcc: eve@example.com',
    'Ada <ada@example.com>',
    '"ada l"@example.com',
    'ädä@example.com',
    'ada@192.0.2.1',
    'ada@[192.0.2.1]',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(64)}.com`,
  ])('%j is none', (typed) => {
    expect(parseAddress(typed)).toBeUndefined();
  });

  it('once kept is kept the same again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const kept = parseAddress(typed);
        expect(kept === undefined ? undefined : parseAddress(kept)).toBe(kept);
      }),
    );
  });
});

/** Never change a line: the keys of all recipients, and with them their opt-outs, are made from these. */
const VECTORS = [
  ['ada@example.com', 'ada@example.com'],
  ['ADA@EXAMPLE.COM', 'ada@example.com'],
  [' Ada@Example.com ', 'ada@example.com'],
  ['ada.lovelace@example.com', 'ada.lovelace@example.com'],
  ['ada+shop@example.com', 'ada@example.com'],
  ['ada-shop@example.com', 'ada-shop@example.com'],
  ['Ada.Love.Lace+shop+2@gmail.com', 'adalovelace@gmail.com'],
  ['ada.lovelace@googlemail.com', 'adalovelace@gmail.com'],
  ['ada-lovelace@gmail.com', 'ada-lovelace@gmail.com'],
  ['+shop@gmail.com', '+shop@gmail.com'],
  ['Ada+shop@outlook.com', 'ada@outlook.com'],
  ['ada.l+shop@hotmail.de', 'ada.l@hotmail.de'],
  ['ada+shop@live.co.uk', 'ada@live.co.uk'],
  ['ada+shop@msn.com', 'ada@msn.com'],
  ['Ada.L+shop@icloud.com', 'ada.l@icloud.com'],
  ['ada+shop@me.com', 'ada@me.com'],
  ['ada+shop@mac.com', 'ada@mac.com'],
  ['Jean-Paul@yahoo.com', 'jean-paul@yahoo.com'],
  ['ada-b-shop@yahoo.de', 'ada-b-shop@yahoo.de'],
  ['ada.l@ymail.com', 'ada.l@ymail.com'],
  ['ada@ya.ru', 'ada@yandex.ru'],
  ['ada@yandex.com', 'ada@yandex.ru'],
  ['ada+shop@proton.me', 'ada@proton.me'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ada@BU\u0308CHER.example', 'ada@xn--bcher-kva.example'],
  ['ada@XN--BCHER-KVA.example', 'ada@xn--bcher-kva.example'],
  ['ada@straße.example', 'ada@xn--strae-oqa.example'],
  ['ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['JOSE\u0301@example.com', 'jos\u00e9@example.com'],
] as const;

describe('the canonical address', () => {
  it.each(VECTORS)('of %j is %s', (address, canonical) => {
    expect(canonicalAddress(address)).toBe(canonical);
  });

  it('is the same in every case and with spaces around', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(canonicalAddress(` ${address.toUpperCase()} `)).toBe(canonicalAddress(address.toLowerCase()));
      }),
    );
  });

  it('is the same for what was typed and for what was kept of it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (typed) => {
        const kept = parseAddress(typed);
        fc.pre(kept !== undefined);
        expect(canonicalAddress(kept)).toBe(canonicalAddress(typed));
      }),
    );
  });

  it('is something for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof canonicalAddress(text)).toBe('string');
      }),
    );
  });
});
