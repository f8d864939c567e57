import { parseDurationMs } from '../clock/duration.ts';
import { HOUR_MS, MINUTE_MS } from '../../functions/shared/domain/time.ts';
import { rebuiltSentences, type Rebuilt } from '../watch/rebuilt.ts';
import type { StoryEvent, StoryOutcome } from './story-event.ts';

/** Says what happens, to a person or to a program. */
export interface Narrator {
  starting(): void;
  tell(event: StoryEvent): void;
  outcome(outcome: StoryOutcome): void;
  /** The story could not be played to its end. */
  broken(message: string): void;
  /** The local run can be used, and stays up. */
  ready(url: string, afterMs: number): void;
  /** The sources were built anew. */
  rebuilt(rebuilt: Rebuilt): void;
}

type Write = (line: string) => void;

const WHO_WIDTH = 7;

const clockText = (ms: number): string =>
  `${Math.floor(ms / HOUR_MS)}:${String(Math.floor((ms % HOUR_MS) / MINUTE_MS)).padStart(2, '0')}`;

export const createHumanNarrator = (write: Write): Narrator => {
  let begunAt = 0;
  let passedMs = 0;
  let isNewParagraph = false;
  let hasChecks = false;
  const writeOn = (text: string) => {
    if (isNewParagraph) write('');
    isNewParagraph = false;
    write(text);
  };
  const line = (sinceMs: number, who: string, what: string) =>
    writeOn(`  ${clockText(sinceMs).padStart(5)}   ${who.padEnd(WHO_WIDTH)} ${what}`);
  return {
    starting: () => {
      write('');
      write('Checkout recovery on this machine: synthesizing the stack, starting DynamoDB Local …');
      write('');
    },
    tell: (event) => {
      switch (event.kind) {
        case 'began':
          begunAt = Date.parse(event.at);
          return;
        case 'happened':
          line(passedMs, event.who, event.what);
          return;
        case 'passed':
          passedMs += parseDurationMs(event.duration) ?? 0;
          isNewParagraph = true;
          return;
        case 'mailed':
          line(
            Date.parse(event.mail.at) - begunAt,
            '✉',
            `to ${event.mail.to.join(', ')}: “${event.mail.subject}”`,
          );
          return;
        case 'checked':
          isNewParagraph ||= !hasChecks;
          hasChecks = true;
          writeOn(`  ${event.check.ok ? '✓' : '✗'} ${event.check.name}`);
      }
    },
    outcome: ({ outcome, mails, checks }) => {
      const failed = checks.filter(({ ok }) => !ok).length;
      write('');
      write(
        outcome === 'ok'
          ? `  All of it came true. ${mails} mails were sent.`
          : `  ${failed} of ${checks.length} did not come true. ${mails} mails were sent.`,
      );
      write('');
    },
    broken: (message) => writeOn(`  The story broke off: ${message}`),
    rebuilt: (rebuilt) => {
      for (const sentence of rebuiltSentences(rebuilt)) write(`  ${sentence}`);
    },
    ready: (url, afterMs) => {
      write(`  Console     ${url}/`);
      write(`  Demo shop   ${url}/shop`);
      write(`  As JSON     ${url}/_local (docs/local.md tells of each)`);
      write('');
      write(`  Ready after ${(afterMs / 1000).toFixed(1)} s. It stays up until Ctrl-C.`);
      write('');
    },
  };
};

/** One JSON object a line; the outcome is the story's last. */
export const createJsonNarrator = (write: Write): Narrator => {
  const say = (value: unknown) => write(JSON.stringify(value));
  return {
    starting: () => undefined,
    tell: (event) => {
      if (event.kind === 'mailed') {
        const { at, to, subject } = event.mail;
        say({ kind: event.kind, at, to, subject });
      } else if (event.kind === 'checked') say({ kind: event.kind, ...event.check });
      else say(event);
    },
    outcome: say,
    broken: (message) => say({ kind: 'broken', message }),
    ready: (url) => say({ kind: 'ready', url }),
    rebuilt: (rebuilt) => say({ kind: 'rebuilt', ...rebuilt }),
  };
};
