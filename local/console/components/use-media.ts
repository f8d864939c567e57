import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, now and whenever that changes. */
const useMedia = (text: string): boolean => {
  const [doesHold, setDoesHold] = useState(() => matchMedia(text).matches);
  useEffect(() => {
    const media = matchMedia(text);
    const read = () => setDoesHold(media.matches);
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, [text]);
  return doesHold;
};

/** A phone's width. */
export const useIsNarrow = (): boolean => useMedia('(max-width: 47.99rem)');

export const useIsStill = (): boolean => useMedia('(prefers-reduced-motion: reduce)');
