import type middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { HttpError } from './errors.ts';
import type { HttpResponse } from './responses.ts';

/** For every request: a beacon is about 1 KB, a cart of many lines stays below it. */
const MAX_BODY_BYTES = 8192;

/** The event of API Gateway, and the body as it came over the wire. */
export interface HttpEvent extends APIGatewayProxyEventV2 {
  rawBody: Buffer;
}

const bytesOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** Puts the raw body on the event, for every content type alike; one of more than 8 KB is refused with 413. */
export const bodyMiddleware = (): middy.MiddlewareObj<HttpEvent, HttpResponse> => ({
  before: (request) => {
    const rawBody = bytesOf(request.event);
    if (rawBody.byteLength > MAX_BODY_BYTES) {
      throw new HttpError('too-large', `The body has more than ${MAX_BODY_BYTES} bytes.`);
    }
    request.event.rawBody = rawBody;
  },
});
