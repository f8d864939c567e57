import type middy from '@middy/core';
import type { Log } from '../ports.ts';
import { describeError } from './describe-error.ts';

/** What Lambda sees, logs and puts into a dead letter of a failure: nothing that could quote a shopper. */
class InvocationFailedError extends Error {
  override readonly name = 'InvocationFailedError';
}

/** For functions that no HTTP client waits for: the log gets the cause, without its message; Lambda a fixed text. */
export const failureMiddleware = (log: Log): middy.MiddlewareObj<unknown, unknown> => ({
  onError: (request) => {
    log.error('failed', describeError(request.error));
    request.error = new InvocationFailedError('the invocation failed; the log has the cause');
  },
});
