import type { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../ports.ts';

/** Logs through Powertools, as JSON. */
export const createLog = (logger: Logger): Log => ({
  info: (message, fields = {}) => logger.info(message, fields),
  warn: (message, fields = {}) => logger.warn(message, fields),
  error: (message, fields = {}) => logger.error(message, fields),
});
