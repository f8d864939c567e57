import type middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Log } from '../ports.ts';
import { describeError } from '../lambda/describe-error.ts';
import { HttpError } from './errors.ts';
import { json, type HttpResponse } from './responses.ts';

const RETRY_AFTER_SECONDS = 5;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const THROTTLING_ERRORS = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

const toHttpError = (error: unknown): HttpError => {
  if (error instanceof HttpError) return error;
  if (error instanceof Error && THROTTLING_ERRORS.has(error.name)) {
    return new HttpError('throttled', 'Too many requests just now. Please try again in a moment.', {
      cause: error,
    });
  }
  return new HttpError('internal', 'Something went wrong on our side. Please try again.', { cause: error });
};

/** `{"error":{"code","message","field?"}}`; a 429 says when to come back. */
const renderError = ({ code, status, message, field }: HttpError): HttpResponse =>
  json(
    status,
    { error: { code, message, field } },
    code === 'throttled' ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {},
  );

/** An unknown field's name is the client's own text, so only names of ours are logged. */
const report = (error: HttpError, routeKey: string, log: Log): void => {
  const { code, field } = error;
  if (code === 'internal') log.error('request failed', { routeKey, ...describeError(error.cause) });
  else log.warn('request refused', { routeKey, code, field: code === 'unknown-field' ? undefined : field });
};

/** Turns whatever was thrown into a response of one shape, and logs it without personal data. */
export const errorMiddleware = (log: Log): middy.MiddlewareObj<APIGatewayProxyEventV2, HttpResponse> => ({
  onError: (request) => {
    const error = toHttpError(request.error);
    report(error, request.event.routeKey, log);
    request.response = renderError(error);
  },
});
