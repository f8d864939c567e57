import * as z from 'zod';
import { jsonAnswer, type HttpAnswer } from './request.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const responseSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

const hasStatusCode = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'statusCode' in payload;

export const notFound = (): HttpAnswer => jsonAnswer(404, { message: 'Not Found' });
export const tooManyRequests = (): HttpAnswer => jsonAnswer(429, { message: 'Too Many Requests' });
export const tooLarge = (): HttpAnswer => jsonAnswer(413, { message: 'Request Entity Too Large' });
export const internalError = (): HttpAnswer => jsonAnswer(500, { message: 'Internal Server Error' });
export const unavailable = (): HttpAnswer => jsonAnswer(503, { message: 'Service Unavailable' });

/**
 * What API Gateway makes of the function's answer: with a `statusCode` it is taken at its word, without one it is a 200
 * with that JSON, and what does not read is a 500
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export const toHttpAnswer = (payload: unknown): HttpAnswer => {
  if (!hasStatusCode(payload)) return jsonAnswer(200, payload);
  const parsed = responseSchema.safeParse(payload);
  if (!parsed.success) return internalError();
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const named = Object.entries(headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  return {
    status: statusCode,
    headers: {
      ...(body && { 'content-type': 'text/plain;charset=UTF-8' }),
      ...Object.fromEntries(named),
      ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
};
