import type { Happening } from '../../shown/happening.ts';

/** Whether it belongs to the story of the shoppers, or is only how it was done. */
export const isNews = (happening: Happening): boolean => {
  switch (happening.kind) {
    case 'request':
      return happening.route !== undefined || happening.status >= 500;
    case 'invocation':
      return happening.outcome !== 'ok';
    case 'timer':
      return happening.action !== 'updated' && happening.action !== 'deleted';
    case 'clock':
      return happening.isDone;
    case 'decision':
      return happening.decision !== 'sent';
    case 'mail':
    case 'dead-letter':
    case 'redriven':
    case 'faults':
    case 'rebuilt':
    case 'reset':
      return true;
    case 'invocation-begun':
    case 'call':
    case 'records':
    case 'bus-event':
    case 'expired':
    case 'log':
      return false;
  }
};

/** The story so far, newest first. */
export const newsOf = (happenings: readonly Happening[]): readonly Happening[] =>
  happenings.filter(isNews).toReversed();
