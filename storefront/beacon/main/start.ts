import { findAddressField } from './find-address-field.ts';
import { createLoadPart } from './load-part.ts';
import { createNotice, placeNotice } from './notice.ts';
import { describeShopper } from './shopper.ts';
import { readStored, storageKeyOf } from './stored.ts';
import { languageOf, loadNotice } from './words.ts';
import type { CheckoutRecovery, StartOptions } from '../api.ts';
import type { Capture } from '../capture/start-capture.ts';
import type { Doorway } from './doorway.ts';
import type { BakedSettings, Settings } from './settings.ts';
import type { Hashes } from '../parts.ts';

declare const BAKED_SETTINGS: BakedSettings;
declare const PART_HASHES: Hashes<'capture'>;

/** A page that is being built changes often: forms that come late are looked for when it has settled. */
const SETTLE_MS = 200;

/**
 * Puts the notice at the form, and brings all else with the shopper's first doing. Mode `off` means that nothing at all
 * happens, but for erasures that the shopper asked for and that are still due.
 * @param baseUrl where the script came from: its parts lie beside it
 */
export const start = (options: StartOptions, baseUrl: string): CheckoutRecovery => {
  const settings: Settings = { ...options, ...BAKED_SETTINGS };
  const key = storageKeyOf(settings.store, settings.shopper);
  const stored = () => readStored(key);
  const load = createLoadPart(baseUrl, settings.nonce);
  const doorway: Doorway = {
    settings,
    ...describeShopper(settings, stored()),
    key,
    load,
    language: languageOf(document.documentElement.lang),
    typedIn: new Set(),
  };
  const isOn = doorway.mode !== 'off';
  const stopping = new AbortController();
  const { signal } = stopping;
  let capture: Promise<Capture | undefined> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What cannot be loaded now is tried again with the shopper's next doing. */
  const engage = () =>
    (capture ??= load('capture', PART_HASHES)
      .then(({ startCapture }) => startCapture(doorway))
      .catch(() => (capture = undefined)));

  const isSettled = () => signal.aborted || (doorway.notice?.host.isConnected && doorway.anchor?.isConnected);
  const mount = async () => {
    timer = undefined;
    if (!isOn || isSettled()) return;
    const anchor = findAddressField(settings.form) ?? (await capture)?.findLaterField();
    if (!anchor) return;
    const texts = await loadNotice(doorway.language, load, settings);
    if (isSettled()) return;
    doorway.anchor = anchor;
    doorway.notice ??= createNotice(doorway, texts);
    placeNotice(doorway.notice, anchor, settings.notice);
    (await capture)?.onForm();
  };
  const tryToMount = () => {
    mount().catch(() => undefined);
  };
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(tryToMount, SETTLE_MS);
  });
  const onDoing = ({ type, target }: Event) => {
    if (type !== 'focusin') doorway.typedIn.add(target);
    void engage().then(tryToMount);
  };

  if (isOn) {
    for (const type of ['focusin', 'input'])
      document.addEventListener(type, onDoing, { capture: true, passive: true, signal });
    observer.observe(document, { childList: true, subtree: true });
    tryToMount();
  }
  const { checkout, toErase } = stored();
  if (toErase?.length || (isOn && (checkout || location.search.includes('recover='))))
    void engage().then(tryToMount);

  return {
    checkoutId: () => stored().checkout?.id,
    complete: async (order) => {
      if (capture || stored().checkout) (await engage())?.complete(order);
    },
    forget: async () => (await engage())?.forget() ?? false,
    useCart: (cart) => {
      settings.cart = cart;
    },
    stop: async () => {
      stopping.abort();
      observer.disconnect();
      doorway.notice?.host.remove();
      (await capture)?.stop();
    },
  };
};
