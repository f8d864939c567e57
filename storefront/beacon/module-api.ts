import type { CheckoutRecovery, StartOptions } from './api.ts';

/** Starts on the page as it is now. Call `stop()` of what it gives before it is started anew. */
export type Start = (options: StartOptions) => CheckoutRecovery;

export declare const start: Start;
