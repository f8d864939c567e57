import type { FeedListener } from './feed.ts';
import { isHappening } from './is-happening.ts';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Listens to `GET /_local/events`. @returns how to stop */
export const listenToEvents = (after: number, on: FeedListener): (() => void) => {
  const events = new EventSource(`/_local/events?after=${after}`);
  events.addEventListener('open', on.opened);
  events.addEventListener('error', on.lost);
  events.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const happening = typeof data === 'string' ? parse(data) : undefined;
    if (isHappening(happening)) on.happened(happening);
  });
  return () => {
    events.close();
  };
};
