import { createBeaconSchema } from '../../../functions/shared/contract/beacon.ts';
import { versionOf } from '../../../storefront/beacon/watching/text-version.ts';
import { GERMAN_NOTICE } from '../../../storefront/beacon/texts/de.ts';
import { ENGLISH_NOTICE } from '../../../storefront/beacon/texts/en.ts';

const version = versionOf('en', ENGLISH_NOTICE);

describe('the version of the words that a shopper has agreed to', () => {
  it('names their language', () => {
    expect(version).toMatch(/^en-/);
    expect(versionOf('de', GERMAN_NOTICE)).toMatch(/^de-/);
  });

  it('is the same for the same words', () => {
    expect(versionOf('en', { ...ENGLISH_NOTICE })).toBe(version);
  });

  it.each(['notice', 'box'] as const)('changes with one letter of the %s', (key) => {
    const changed = { ...ENGLISH_NOTICE, [key]: ENGLISH_NOTICE[key].replace('.', '!') };
    expect(changed).not.toEqual(ENGLISH_NOTICE);
    expect(versionOf('en', changed)).not.toBe(version);
  });

  it('does not change with the link beside them', () => {
    expect(versionOf('en', { ...ENGLISH_NOTICE, privacy: 'Our privacy page' })).toBe(version);
  });

  it('is taken by the server, however long the shop’s own words are', () => {
    const schema = createBeaconSchema({ storeId: 'demo', origins: { returns: [], images: [] } });
    const long = versionOf('en', { ...ENGLISH_NOTICE, notice: '😀 '.repeat(5000) });
    const consent = { mode: 'notice', version: long, at: '2026-11-21T14:00:00.000Z' };
    expect(schema.safeParse({ v: 1, seq: 1, consent }).error).toBeUndefined();
  });
});
