import fc from 'fast-check';
import { verifySignature } from '../../../functions/orders/verify-signature.ts';
import { MINUTE_MS, SECOND_MS } from '../../../functions/shared/domain/time.ts';
import { T0 } from '../../support/builders.ts';
import { signOrder } from '../../support/sign-order.ts';

const SECRET = 'a-webhook-secret';
const BODY = Buffer.from('{"orderId":"1","note":"ü"}');
const verify = (header: string | undefined, body: Uint8Array = BODY, now = T0) =>
  verifySignature(header, body, SECRET, now);
const good = signOrder(BODY, SECRET, T0);
const digest = good.split('v1=')[1]!;
const wrong = '0'.repeat(64);

describe('a signature', () => {
  it('is the HMAC-SHA256 of time and body, as any other program computes it', () => {
    const byPython = 'b256c2ff76b919f1b2eaa2fb22e765ce830dfd3e2c41176aa06ccdbdd484624f';
    expect(verify(`t=1795255200,v1=${byPython}`, Buffer.from('{}'))).toEqual({ kind: 'valid' });
    expect(verify(good)).toEqual({ kind: 'valid' });
  });

  it('is valid for any body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (body) => {
        expect(verify(signOrder(body, SECRET, T0), body)).toEqual({ kind: 'valid' });
      }),
    );
  });

  it('may come with others, so that a secret can be changed, and with schemes that we do not know', () => {
    expect(verify(`t=${T0 / SECOND_MS},v1=${wrong},v1=${digest}`)).toEqual({ kind: 'valid' });
    expect(verify(`t=${T0 / SECOND_MS},v0=abc,v1=${digest},v2=xyz`)).toEqual({ kind: 'valid' });
  });

  it('may have spaces after its commas, capitals in its hex, and another order', () => {
    expect(verify(`v1=${digest.toUpperCase()}, t=${T0 / SECOND_MS}`)).toEqual({ kind: 'valid' });
  });

  it('is refused when it is missing', () => {
    expect(verify(undefined)).toEqual({ kind: 'refused', because: 'missing' });
  });

  it.each([
    ['nothing', ''],
    ['no time', `v1=${digest}`],
    ['two times', `t=1,t=${T0 / SECOND_MS},v1=${digest}`],
    ['no digest', `t=${T0 / SECOND_MS}`],
    ['an empty digest', `t=${T0 / SECOND_MS},v1=`],
    ['half a digest', `t=${T0 / SECOND_MS},v1=${digest.slice(0, 32)}`],
    ['too long a digest', `t=${T0 / SECOND_MS},v1=${digest}00`],
    ['a digest that is no hex', `t=${T0 / SECOND_MS},v1=${'z'.repeat(64)}`],
    ['a digest in base64', `t=${T0 / SECOND_MS},v1=${Buffer.from(digest, 'hex').toString('base64')}`],
    ['one bad digest among good ones', `t=${T0 / SECOND_MS},v1=${digest},v1=abc`],
    ['a time that is no number', `t=now,v1=${digest}`],
    ['a negative time', `t=-1,v1=${digest}`],
    ['a time with a fraction', `t=${T0 / SECOND_MS}.5,v1=${digest}`],
    ['only the digest', digest],
  ])('is malformed with %s', (_, header) => {
    expect(verify(header)).toEqual({ kind: 'refused', because: 'malformed' });
  });

  it('does not fit with another secret, nor without one', () => {
    for (const secret of ['another-secret', '', `${SECRET} `]) {
      expect(verify(signOrder(BODY, secret, T0))).toEqual({ kind: 'refused', because: 'mismatch' });
    }
  });

  it('does not fit a body with any one byte changed, left out or added', () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const changed = Buffer.from(BODY);
        changed[position] = changed[position]! ^ change;
        const shorter = Buffer.concat([BODY.subarray(0, position), BODY.subarray(position + 1)]);
        const longer = Buffer.concat([BODY, Buffer.of(change)]);
        for (const body of [changed, shorter, longer]) {
          expect(verify(good, body)).toEqual({ kind: 'refused', because: 'mismatch' });
        }
      }),
    );
  });

  it('does not fit the same JSON written otherwise', () => {
    for (const text of [
      '{ "orderId":"1","note":"ü"}',
      '{"orderId":"1","note":"\\u00fc"}',
      '{"note":"ü","orderId":"1"}',
    ]) {
      expect(verify(good, Buffer.from(text))).toEqual({ kind: 'refused', because: 'mismatch' });
    }
    expect(verify(good, Buffer.from(BODY.toString(), 'latin1'))).toEqual({
      kind: 'refused',
      because: 'mismatch',
    });
  });

  it('does not fit with another time than the one that was signed', () => {
    expect(verify(`t=${T0 / SECOND_MS + 1},v1=${digest}`)).toEqual({ kind: 'refused', because: 'mismatch' });
    expect(verify(`t=0${T0 / SECOND_MS},v1=${digest}`)).toEqual({ kind: 'refused', because: 'mismatch' });
  });

  it('does not let time and body be cut elsewhere', () => {
    const header = signOrder(Buffer.from(`5.${BODY.toString()}`), SECRET, T0);
    expect(verify(header)).toEqual({ kind: 'refused', because: 'mismatch' });
  });

  it.each([
    ['five minutes old', { kind: 'valid' }, 5 * MINUTE_MS],
    ['more than five minutes old', { kind: 'refused', because: 'not-now' }, 5 * MINUTE_MS + 1],
    ['five minutes ahead', { kind: 'valid' }, -5 * MINUTE_MS],
    ['more than five minutes ahead', { kind: 'refused', because: 'not-now' }, -5 * MINUTE_MS - 1],
  ])('%s is %j', (_, verdict, age) => {
    expect(verify(good, BODY, T0 + age)).toEqual(verdict);
  });

  it('that is anything at all is never valid and never an error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 't=', `t=${T0 / SECOND_MS},v1=`),
        (text, start) => {
          expect(verify(start + text).kind).toBe('refused');
        },
      ),
    );
  });
});
