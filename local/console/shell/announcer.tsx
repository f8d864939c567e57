import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { onHappenings } from '../store.ts';
import { count } from '../words/count.ts';
import { wordsOf } from '../words/happening-words.ts';
import { isNews } from '../words/news.ts';

const said = signal('');

/** Tells those who do not see the page what has just happened: the last of it, and how much there was. */
export const Announcer = (): JSX.Element => {
  useEffect(
    () =>
      onHappenings((batch) => {
        const news = batch.filter(isNews);
        const last = news.at(-1);
        if (last === undefined) return;
        const { text } = wordsOf(last);
        said.value = news.length === 1 ? text : `${text}, and ${count(news.length - 1, 'other event')}`;
      }),
    [],
  );
  return (
    <p class="visually-hidden" role="status" aria-label="News">
      {said.value}
    </p>
  );
};
