import { SECOND_MS } from '../shared/domain/time.ts';

/** The stack gives the function this long; the lease below counts on it. */
export const FUNCTION_TIMEOUT_MS = 30 * SECOND_MS;

/** How long one call of SES may take, connecting included. */
export const SEND_TIMEOUT_MS = 10 * SECOND_MS;

const CLOCK_SKEW_MS = 60 * SECOND_MS;

/** Longer than a worker can live after it claimed, so that at the lease's end nobody can still be about to send. */
export const LEASE_MS = FUNCTION_TIMEOUT_MS + SEND_TIMEOUT_MS + CLOCK_SKEW_MS;
