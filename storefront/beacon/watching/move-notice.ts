import { placeNotice, type Notice } from '../main/notice.ts';
import type { Doorway } from '../main/doorway.ts';

/** Where the first guess was wrong: to the field that is really asked for the address. */
export const moveNotice = (doorway: Doorway, notice: Notice, field: Element): void => {
  if (doorway.anchor === field) return;
  doorway.anchor = field;
  placeNotice(notice, field, doorway.settings.notice);
};
