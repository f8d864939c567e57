import { createCaptureHandler } from '../../functions/capture/handler.ts';
import { createCaptureStore } from '../../functions/shared/aws/capture-store.ts';
import { createOrderStore } from '../../functions/shared/aws/order-store.ts';
import { createRecipientKeys } from '../../functions/shared/aws/recipient-keys.ts';
import { TABLE } from '../../functions/shared/contract/table.ts';
import type { HttpEvent } from '../../functions/shared/http/body-middleware.ts';
import { toApiEvent } from '../../local/http/api-event.ts';
import { ORIGINS, STORE_ID } from './beacons.ts';
import { RETENTION, T0 } from './builders.ts';
import { httpEvent, lambdaContext } from './http-event.ts';
import { recordingCount, recordingLog } from './log.ts';
import type { TestTable } from './table.ts';

const BEACON = 'POST /v1/checkouts/{checkoutId}';
const FORGET = 'POST /v1/checkouts/{checkoutId}/forget';
const ADDRESS_SECRET = 'an-address-secret';

let lastId = 0;
const newId = () => `checkout-${String((lastId += 1)).padStart(20, '0')}`;

/** The event that the API makes of these bytes: text or base64, as the content type has it. */
const eventOfBytes = (checkoutId: string, bytes: Uint8Array, contentType: string | undefined): HttpEvent =>
  toApiEvent(
    {
      method: 'POST',
      path: `/v1/checkouts/${checkoutId}`,
      query: '',
      headers: contentType === undefined ? {} : { 'content-type': contentType },
      cookies: [],
      body: Buffer.from(bytes),
      sourceIp: '203.0.113.7',
      protocol: 'HTTP/1.1',
    },
    { route: { routeKey: BEACON, functionName: 'capture', timeoutMs: 1000 }, pathParameters: { checkoutId } },
    { apiId: 'local', accountId: '111122223333', now: T0 },
  ) as HttpEvent;

/** The real handler before a real table, with one new checkout id. */
export const createCaptureEndpoint = (table: TestTable) => {
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const log = recordingLog();
  const { count, totals } = recordingCount();
  let now = T0;
  let secretReads = 0;
  const readSecret = () => {
    secretReads += 1;
    return Promise.resolve(ADDRESS_SECRET);
  };
  const handler = createCaptureHandler({
    storeId: STORE_ID,
    origins: ORIGINS,
    store: createCaptureStore(options),
    keyOf: createRecipientKeys(readSecret),
    clock: () => now,
    count,
    log,
  });
  const id = newId();
  const post = (routeKey: string, body: unknown, checkoutId = id) =>
    handler(
      httpEvent(routeKey, {
        path: { checkoutId },
        body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
      lambdaContext,
    );
  return {
    id,
    log,
    totals,
    secretReads: () => secretReads,
    at: (time: number) => void (now = time),
    beacon: (body: unknown, checkoutId?: string) => post(BEACON, body, checkoutId),
    /** As it comes over the wire, without a content type as from a client that names none. */
    bytes: (body: string | Uint8Array, contentType: string | undefined = 'text/plain;charset=UTF-8') =>
      handler(eventOfBytes(id, Buffer.from(body as string), contentType), lambdaContext),
    forget: (checkoutId?: string) => post(FORGET, undefined, checkoutId),
    stored: (checkoutId = id) => table.get(`checkout#${checkoutId}`),
    orders: createOrderStore({ ...options, indexName: TABLE.recipientIndex.name }),
  };
};

export type CaptureEndpoint = ReturnType<typeof createCaptureEndpoint>;
