import type { WindowMemory } from './window-memory.ts';

/** The value of the choice that leaves it to the browser's time zone. */
const UNKNOWN = 'zone';

/**
 * Tells the storefront script who shops in this window, and where. It reads its tag when it runs, which is after this:
 * both are deferred, and this one stands first.
 */
export const nameShopper = (tag: HTMLScriptElement, memory: WindowMemory): void => {
  tag.dataset['shopper'] = memory.shopperId();
  const country = memory.country();
  if (country !== undefined) tag.dataset['country'] = country === UNKNOWN ? '' : country;
};

/** `?country=DE` says where the shopper is, for all pages of this window from now on. */
export const readCountry = (choice: HTMLSelectElement, memory: WindowMemory): void => {
  const offered = [...choice.options].map(({ value }) => value);
  const asked = new URL(location.href).searchParams.get('country');
  if (asked !== null && offered.includes(asked)) memory.setCountry(asked);
  choice.value = memory.country() ?? choice.value;
  choice.addEventListener('change', () => {
    choice.form?.requestSubmit();
  });
};
