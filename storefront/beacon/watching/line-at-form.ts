import { loadTexts } from './load-texts.ts';
import type { Line, LineActions } from '../line/line.ts';
import type { Doorway } from '../main/doorway.ts';
import type { Notice } from '../main/notice.ts';
import type { Hashes } from '../parts.ts';

declare const PART_HASHES: Hashes<'line'>;

/**
 * Says something by the line at the address field, which comes when it is first needed: nothing waits for it. What cannot
 * be said now, since the line cannot be loaded or there is no notice, stays unsaid.
 */
export type Say = (say: (line: Line) => void) => void;

export const createSay = (doorway: Doorway, actions: LineActions): Say => {
  const { load, settings } = doorway;
  let line: Promise<Line | undefined> | undefined;

  const makeLine = async (notice: Notice) => {
    const [{ createLine }, texts] = await Promise.all([load('line', PART_HASHES), loadTexts(doorway)]);
    return createLine(notice, settings.days, texts, actions);
  };
  return (say) => {
    if (!doorway.notice) return;
    line ??= makeLine(doorway.notice).catch(() => (line = undefined));
    void line.then((made) => made && say(made));
  };
};
