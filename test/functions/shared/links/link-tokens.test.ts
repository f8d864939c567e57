import fc from 'fast-check';
import { createLinkTokens } from '../../../../functions/shared/links/link-tokens.ts';
import { DAY_MS } from '../../../../functions/shared/domain/time.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const LATER = NOW + DAY_MS;
const ID = 'k3J9aZ0qLr7_mNb-x2Wv4Q';

const tokensFrom = (secret: string) => createLinkTokens(() => Promise.resolve(secret));
const tokens = tokensFrom('a secret of the stack');

describe('a link token', () => {
  it('gives back what was sealed in it, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 100, unit: 'binary' }), async (subject) => {
        const token = await tokens.seal('unsubscribe', subject, LATER);
        expect(await tokens.open('unsubscribe', token, NOW)).toEqual({
          kind: 'valid',
          subject: subject.toWellFormed(),
        });
      }),
    );
  });

  it('shows nothing of what is in it', async () => {
    const token = await tokens.seal('return', ID, LATER);
    const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect([token, ...readable].join('\n')).not.toMatch(new RegExp(`${ID}|return|exp`));
  });

  it('is different each time, so two mails do not show that they are about one checkout', async () => {
    expect(await tokens.seal('return', ID, LATER)).not.toBe(await tokens.seal('return', ID, LATER));
  });

  it('is worth nothing for another purpose, before and after its time', async () => {
    const token = await tokens.seal('return', ID, LATER);
    expect(await tokens.open('unsubscribe', token, NOW)).toEqual({ kind: 'forged' });
    expect(await tokens.open('unsubscribe', token, LATER)).toEqual({ kind: 'forged' });
  });

  it('is worth nothing under another secret', async () => {
    const token = await tokensFrom('the secret of another stack').seal('return', ID, LATER);
    expect(await tokens.open('return', token, NOW)).toEqual({ kind: 'forged' });
  });

  it('holds until its time is over and not longer', async () => {
    const token = await tokens.seal('return', ID, LATER);
    expect(await tokens.open('return', token, LATER - 1)).toEqual({ kind: 'valid', subject: ID });
    expect(await tokens.open('return', token, LATER)).toEqual({ kind: 'expired' });
  });

  it('is refused with any bit changed', async () => {
    const token = await tokens.seal('return', ID, LATER);
    const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    const bits = parts.flatMap((part, at) => [...Array(part.length * 8).keys()].map((bit) => ({ at, bit })));
    for (const { at, bit } of bits) {
      const changed = parts.map((part, index) => {
        const bytes = Buffer.from(part);
        if (index === at) bytes[bit >> 3]! ^= 1 << (bit & 7);
        return bytes.toString('base64url');
      });
      expect(await tokens.open('return', changed.join('.'), NOW)).toEqual({ kind: 'forged' });
    }
  });

  it('is refused when cut off anywhere', async () => {
    const token = await tokens.seal('return', ID, LATER);
    for (const at of token.split('').keys()) {
      expect(await tokens.open('return', token.slice(0, at), NOW)).toEqual({ kind: 'forged' });
    }
  });

  it('is refused, never an error, where it is any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(await tokens.open('return', text, NOW)).toEqual({ kind: 'forged' });
      }),
    );
  });

  it('is no reason to call a link forged when the secret cannot be read', async () => {
    const broken = createLinkTokens(() => Promise.reject(new Error('no secret')));
    await expect(broken.open('return', 'anything', NOW)).rejects.toThrow('no secret');
  });

  it('stays short enough for a link in a mail', async () => {
    expect((await tokens.seal('return', 'x'.repeat(22), LATER)).length).toBeLessThanOrEqual(130);
    expect((await tokens.seal('unsubscribe', 'x'.repeat(43), LATER)).length).toBeLessThanOrEqual(165);
  });
});
