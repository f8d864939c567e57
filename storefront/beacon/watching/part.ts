import { provide } from '../parts.ts';
import { createSay } from './line-at-form.ts';
import { loadTexts } from './load-texts.ts';
import { moveNotice } from './move-notice.ts';
import { watchConsent } from './watch-consent.ts';
import { watchShopper } from './watch-shopper.ts';

const part = { createSay, loadTexts, moveNotice, watchConsent, watchShopper };

export type WatchingPart = typeof part;

provide({ watching: part });
