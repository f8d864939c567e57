import { start as startAt } from './main/start.ts';
import type { CheckoutRecovery, StartOptions } from './api.ts';

/** Starts on the page as it is now. Call `stop()` of what it gives before it is started anew. */
export const start = (options: StartOptions): CheckoutRecovery => startAt(options, import.meta.url);
