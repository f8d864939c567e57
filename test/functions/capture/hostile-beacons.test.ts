import fc from 'fast-check';
import { STATUS_BY_CODE } from '../../../functions/shared/http/errors.ts';
import type { HttpResponse } from '../../../functions/shared/http/responses.ts';
import { greetableName } from '../../../functions/shared/mail/typed-text.ts';
import { aBeacon, aBeaconWithItem } from '../../support/beacons.ts';
import { createCaptureEndpoint } from '../../support/capture-endpoint.ts';
import {
  beaconsOfBrokenUtf8,
  beaconsWithUnknownKeys,
  fieldOf,
  mutatedBeacons,
  nestedBeacons,
  NUMBERS,
  spoiled,
  TEXTS,
  withRaw,
  withValue,
} from '../../support/hostile-beacons.ts';
import { createVictim, storeCheckout } from '../../support/stored-checkout.ts';
import { createTestTable, type TestTable } from '../../support/table.ts';

const MAX_BODY_BYTES = 8192;
/** As text and as base64: what API Gateway makes of the first and of the second. */
const TEXT = 'text/plain;charset=UTF-8';
const BINARY = 'application/octet-stream';

let table: TestTable;
let victim: Awaited<ReturnType<typeof createVictim>>;

beforeAll(async () => {
  table = await createTestTable();
  victim = await createVictim(table);
});

const send = (body: string | Uint8Array, type?: string) => victim.endpoint().bytes(body, type);

/** A clear error which quotes nothing, one line in the log, and what was stored is as it was. Gives back the error. */
const expectRefused = async (response: HttpResponse, sent: readonly string[] = []) => {
  const logged = victim.endpoint().log.entries.splice(0);
  await victim.expectUnchanged();
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(response.statusCode).toBeLessThan(500);
  const body = JSON.parse(response.body ?? '') as { error: Record<string, string> };
  const { code, message, field, ...others } = body.error;
  expect([Object.keys(body), others]).toEqual([['error'], {}]);
  expect(STATUS_BY_CODE).toHaveProperty(code!, response.statusCode);
  expect(message).toMatch(/\w{3}/);
  expect(logged).toMatchObject([{ level: 'warn' }]);
  for (const text of sent.filter(({ length }) => length > 4)) {
    expect(message).not.toContain(text);
    expect(JSON.stringify(logged)).not.toContain(text);
  }
  return { code, field };
};

describe('a beacon that the script would never send is refused, by the field that is wrong, and changes nothing', () => {
  it('with an unknown key, whatever it is called and wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(beaconsWithUnknownKeys, async ({ body, place, key }) => {
        fc.pre(Buffer.byteLength(body) <= MAX_BODY_BYTES);
        expect(await expectRefused(await send(body), [key])).toEqual({
          code: 'unknown-field',
          field: fieldOf(place).slice(0, 100),
        });
      }),
      { numRuns: 200 },
    );
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('nested where it should be flat, to 10,000 levels', async () => {
    await fc.assert(
      fc.asyncProperty(nestedBeacons, fc.constantFrom(TEXT, BINARY), async ({ body, place }, type) => {
        const { code, field } = await expectRefused(await send(body, type));
        const isTooLarge = Buffer.byteLength(body) > MAX_BODY_BYTES;
        if (isTooLarge) expect(code).toBe('too-large');
        else expect(`${field}.`).toContain(`${fieldOf(place)}.`);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['[', '{"a":', '[{"v":1,"seq":2,"cart":'])('as nothing but %s', async (open) => {
    const repeated = open.repeat(Math.floor(MAX_BODY_BYTES / open.length));
    expect(await expectRefused(await send(repeated))).toEqual({
      code: 'invalid',
      field: undefined,
    });
  });

  it('with a number that is out of bounds or none', async () => {
    const wrong = fc.oneof(
      fc.constantFrom('1e999', '-1e999', '1e300', '1.5', '5e-324', '-1', '"1"', 'true', '[]', '{}'),
      fc.constantFrom('9007199254740991', '9007199254740993', '4102444800001', '4111111111111111'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NUMBERS), wrong, async (place, raw) => {
        const { field } = await expectRefused(await send(withRaw(place, raw)), [raw]);
        expect(field).toBe(fieldOf(place));
      }),
      { numRuns: 200 },
    );
  });

  it.each(['NaN', 'Infinity', '+1', '01', '0x1F', '1.', '.5', '1e', '1_000', '１', 'undefined', "'1'", '1,'])(
    'with %s, which is no JSON, for a number',
    async (raw) => {
      for (const place of NUMBERS) {
        const refusal = await expectRefused(await send(withRaw(place, raw)));
        expect(refusal).toEqual({ code: 'invalid', field: undefined });
      }
    },
  );

  it('with half a surrogate pair, or what stands for one, escaped in a text', async () => {
    const halves = fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff', '\udc00\ud800', '\ufffd');
    const texts = fc
      .tuple(fc.constantFrom(...TEXTS), halves)
      .chain(([place, half]) => fc.tuple(fc.constant(place), spoiled(place, half)));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(TEXT, BINARY), async ([place, text], type) => {
        const { field } = await expectRefused(await send(withValue(place, text), type), [text]);
        expect(field).toBe(fieldOf(place));
      }),
      { numRuns: 200 },
    );
  });

  it('in bytes that are no UTF-8, also where API Gateway has put U+FFFD for them', async () => {
    await fc.assert(
      fc.asyncProperty(beaconsOfBrokenUtf8, async ({ body, place }) => {
        const asBytes = await expectRefused(await send(body, BINARY));
        expect(asBytes).toEqual({ code: 'invalid', field: undefined });
        const asText = await expectRefused(await send(body, TEXT));
        expect(asText).toEqual({ code: 'invalid', field: fieldOf(place) });
      }),
      { numRuns: 150 },
    );
  });

  it('with a digit or a control character in the name', async () => {
    const names = fc
      .constantFrom('\u0000', '\t', '\n', '\u001b[2J', '\u0085', '4111', '٤', '４', 'Ⅳ', '①')
      .chain((mark) =>
        fc.tuple(fc.constantFrom('Ada', 'Zoë '), fc.constant(mark), fc.constantFrom('x', 'Ada')),
      );
    await fc.assert(
      fc.asyncProperty(names, async (parts) => {
        const refusal = await expectRefused(await send(withValue(['firstName'], parts.join(''))));
        expect(refusal).toEqual({ code: 'invalid', field: 'firstName' });
      }),
      { numRuns: 100 },
    );
  });

  it('by its size exactly from 8193 bytes on, however many characters they are', async () => {
    const padding = fc.tuple(fc.constantFrom(' ', '\n', '\t'), fc.integer({ min: 8150, max: 8250 }));
    const letters = fc.constantFrom('a', 'é', '漢', '😀');
    await fc.assert(
      fc.asyncProperty(
        padding,
        letters,
        fc.constantFrom(TEXT, BINARY),
        async ([space, size], letter, type) => {
          const body = withValue(['cart', 'items', 0, 'name'], letter.repeat(100));
          const padded = body + space.repeat(size - Buffer.byteLength(body));
          const fresh = createCaptureEndpoint(table);
          const { statusCode } = await fresh.bytes(padded, type);
          expect(statusCode).toBe(size <= MAX_BODY_BYTES ? 204 : 413);
          expect((await fresh.stored()) !== undefined).toBe(size <= MAX_BODY_BYTES);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('by its size also where it has megabytes', async () => {
    for (const size of [100_000, 5_000_000]) {
      const response = await send(withValue(['session'], 'x'.repeat(size)));
      expect(await expectRefused(response)).toEqual({ code: 'too-large', field: undefined });
    }
  });

  it('or is taken as it reads, where bytes of a good one were changed: never half of it, never a 500', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedBeacons, fc.constantFrom(TEXT, BINARY), async (body, type) => {
        const { endpoint } = await storeCheckout(table);
        const { statusCode } = await endpoint.bytes(body, type);
        if (statusCode === 204) {
          expect(JSON.stringify(await endpoint.stored())).not.toContain('\ufffd');
        } else {
          await expectRefused(await send(body, type));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a beacon that only looks strange', () => {
  it.each([
    TEXT,
    'text/plain',
    'text/html',
    'application/json',
    'application/json; charset=utf-8',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'image/png',
    BINARY,
    '',
  ])('is taken letter by letter whatever its content type is: %j', async (contentType) => {
    const { endpoint } = await storeCheckout(table);
    const name = 'Zoë 漢字 😀 \u202eabc';
    const body = JSON.stringify(aBeaconWithItem({ name }, { currency: 'EUR' })).replace('"seq":1', '"seq":2');
    expect((await endpoint.bytes(body, contentType)).statusCode).toBe(204);
    expect(await endpoint.stored()).toMatchObject({ seq: 2, cart: { items: [{ name }] } });
  });

  it('says of a key that stands there twice what it says last', async () => {
    const twice = (first: string, last: string) => `{"v":1,"seq":2,"email":${first},"email":${last}}`;
    const [good, wrong] = ['"eve@example.com"', '"4111111111111111"'];
    expect(await expectRefused(await send(twice(good, wrong)))).toEqual({
      code: 'card-number',
      field: 'email',
    });
    const { endpoint } = await storeCheckout(table);
    expect((await endpoint.bytes(twice(wrong, good))).statusCode).toBe(204);
    expect(await endpoint.stored()).toMatchObject({ email: 'eve@example.com' });
    expect(JSON.stringify(await endpoint.stored())).not.toContain('4111');
  });

  it('may say minus nothing, which is nothing', async () => {
    const { endpoint } = await storeCheckout(table);
    const raw = withRaw(['cart', 'items', 0, 'unitPrice'], '-0');
    expect((await endpoint.bytes(raw)).statusCode).toBe(204);
    expect(await endpoint.stored()).toMatchObject({ cart: { items: [{ unitPrice: 0 }] } });
    expect((await endpoint.bytes(withRaw(['seq'], '-0'))).statusCode).toBe(204);
    expect(await endpoint.stored()).toMatchObject({ seq: 2 });
  });

  it('may have a name that turns round what follows: it is kept as typed, and no mail greets by it', async () => {
    const { endpoint } = await storeCheckout(table);
    for (const [seq, mark] of ['\u202e', '\u2066', '\u200f', '\u061c'].entries()) {
      const firstName = `Ad${mark}a`;
      await endpoint.beacon({ v: 1, seq: seq + 2, firstName });
      expect(await endpoint.stored()).toMatchObject({ firstName });
      expect(greetableName(firstName)).toBeUndefined();
    }
  });
});

describe('a number from far ahead', () => {
  it('keeps later beacons out of its own checkout, which can still be erased, and of no other', async () => {
    const { endpoint, before } = await storeCheckout(table);
    const LAST_SEQ = 4_102_444_800_000;
    expect((await endpoint.beacon({ v: 1, seq: LAST_SEQ })).statusCode).toBe(204);
    expect((await endpoint.beacon(aBeacon({ firstName: 'Eve' }))).statusCode).toBe(204);
    expect(await endpoint.stored()).toEqual({ ...before, seq: LAST_SEQ });
    const other = createCaptureEndpoint(table);
    await other.beacon(aBeacon());
    expect(await other.stored()).toMatchObject({ firstName: 'Ada' });
    expect((await endpoint.forget()).statusCode).toBe(204);
    expect(await endpoint.stored()).toMatchObject({ state: 'erased' });
  });
});
