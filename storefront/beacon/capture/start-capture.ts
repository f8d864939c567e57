import type { CheckoutForm } from '../fields/checkout-form.ts';
import type { Doorway } from '../main/doorway.ts';
import type { Hashes } from '../parts.ts';
import type { ConsentHere } from '../watching/watch-consent.ts';

declare const PART_HASHES: Hashes<'session' | 'watching' | 'fields' | 'snapshot' | 'keeping' | 'restore'>;

/** What the script does once somebody has done something. */
export interface Capture {
  /** There is a new form on the page, and the notice at it. */
  onForm(): void;
  /** Of a page that a checkout goes on with, which asks for no address. */
  findLaterField(): Element | undefined;
  complete(order?: { readonly isReported: boolean }): void;
  /** `true`: the server has confirmed. */
  forget(): Promise<boolean>;
  stop(): void;
}

/** Long enough for a short loss of the network, short enough for a shopper who is still there. */
const RETRY_MS = 30_000;

const tell = (type: 'saved' | 'erased', detail?: object) => {
  document.dispatchEvent(new CustomEvent(`checkout-recovery:${type}`, { detail }));
};

/** Joins form, consent, session and line: what the shopper does leads to beacons, as far as consent goes. */
export const startCapture = async (doorway: Doorway): Promise<Capture> => {
  const { settings, load } = doorway;
  const [
    { beginSession, createMemory },
    watching,
    fields,
    { createReadForm, describePlace, readCart },
    { createKeeper },
  ] = await Promise.all([
    load('session', PART_HASHES),
    load('watching', PART_HASHES),
    load('fields', PART_HASHES),
    load('snapshot', PART_HASHES),
    load('keeping', PART_HASHES),
  ]);
  const readForm = await createReadForm(load, fields.openFieldsIn);
  const place = describePlace(doorway);
  const memory = createMemory(settings.store, doorway.key, window);
  const stopping = new AbortController();
  const now = Date.now;
  const keeper = createKeeper(memory, now);
  let form: CheckoutForm | undefined;
  let consent: ConsentHere | undefined;

  const session = beginSession(settings.api, {
    storeId: settings.store,
    memory,
    now,
    snapshot: () => {
      const given = consent?.given();
      const typed = form && readForm.typed(form.scope);
      return typed && given && { ...typed, ...place, cart: readCart(settings.cart), consent: given };
    },
    onSaved: (kept) => {
      if (kept.email === null) say((line) => line.clear());
      if (!kept.email) return;
      say((line) => line.showSaved(kept));
      tell('saved', { checkoutId: memory.read().checkout?.id });
    },
    onUnreached: () => {
      pauseIn(RETRY_MS);
    },
  });
  const erase = async () => {
    consent?.withdraw();
    const isConfirmed = await session.carryOut();
    say((line) => line.showErased(isConfirmed));
    tell('erased');
    return isConfirmed;
  };
  const forget = () => {
    memory.forget(now());
    return erase();
  };

  const openFields = () => (form ? fields.openFieldsIn(form.scope).map(({ element }) => element) : []);
  const say = watching.createSay(doorway, {
    onDontSave: () => void forget(),
    onFillIn: () => keeper.fillIn(openFields()),
  });

  const noteTyped = (target: unknown) => {
    if (form) readForm.typed(form.scope);
    session.noteActivity();
    keeper.noteTyped(target);
  };
  const keepDetails = () => {
    if (form && consent?.given()) keeper.keep(readForm.details(form.scope), openFields());
  };
  const pause = () => {
    session.send();
    keepDetails();
  };
  const isInForm = (target: EventTarget | null) => {
    if (!form || !fields.isField(target)) return false;
    // So that a password field is known as one before it is shown in the clear.
    fields.describeField(target);
    return fields.isIn(form.scope, target);
  };
  const pauseIn = watching.watchShopper(
    isInForm,
    {
      onTyped: noteTyped,
      onPause: pause,
      onHide: () => {
        session.sendLast();
        keepDetails();
      },
      onOnline: () => void session.carryOut().then(pause),
      onOtherTab: () => {
        // "Don't save" was said there.
        if (consent?.given() && memory.isHeld(now())) void erase();
      },
    },
    stopping.signal,
  );

  const findForm = () =>
    fields.findCheckoutForm(document, settings.form) ??
    (session.isSent() ? fields.findLaterForm(document) : undefined);
  const onForm = () => {
    form = findForm();
    const { notice } = doorway;
    if (!form || !notice) return;
    watching.moveNotice(doorway, notice, form.addressField);
    consent ??= watching.watchConsent({
      notice,
      language: doorway.language,
      memory,
      now,
      onAllowed: pauseIn,
      onWithdrawn: () => {
        if (session.isSent()) void forget();
      },
    });
    const canFillIn = keeper.canFillIn(openFields());
    // Also where there is nothing to say: what the line says later is announced only if its place is there before.
    say((line) => canFillIn && line.offerToFillIn());
    // Before this part was there, or before the form was found.
    [...doorway.typedIn].filter(isInForm).forEach(noteTyped);
    doorway.typedIn.clear();
    pauseIn();
  };

  onForm();
  void session.carryOut();
  if (doorway.mode !== 'off' && location.search.includes('recover='))
    load('restore', PART_HASHES)
      .then(({ followReturnLink }) => followReturnLink(doorway, () => watching.loadTexts(doorway)))
      .catch(() => undefined);

  return {
    onForm,
    findLaterField: () => findForm()?.addressField,
    complete: (order) => {
      session.complete(order?.isReported);
      say((line) => line.clear());
    },
    forget,
    stop: () => {
      session.sendLast();
      stopping.abort();
    },
  };
};
