import type { Mail } from './local-run.ts';

/** The bar asks for the mails; whoever shows them listens. */
const MAILS_EVENT = 'local-run:mails';

export const announceMails = (mails: readonly Mail[]): void => {
  document.dispatchEvent(new CustomEvent(MAILS_EVENT, { detail: mails }));
};

export const onMails = (act: (mails: readonly Mail[]) => void): void => {
  document.addEventListener(MAILS_EVENT, (event: CustomEventInit<readonly Mail[]>) => {
    act(event.detail ?? []);
  });
};
