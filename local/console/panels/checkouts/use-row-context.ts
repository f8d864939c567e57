import { useAnswer } from '../../store.ts';
import type { RowContext } from './checkout-rows.ts';

const currencyIn = (configuration: unknown): string | undefined =>
  typeof configuration === 'object' &&
  configuration !== null &&
  'currency' in configuration &&
  typeof configuration.currency === 'string'
    ? configuration.currency
    : undefined;

/** The live timers, and the currency of the store. */
export const useRowContext = (): RowContext => ({
  timers: useAnswer('timers').value ?? [],
  storeCurrency: currencyIn(useAnswer('config').value?.configuration),
});
