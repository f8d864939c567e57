import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { codeOf } from '../error-code.ts';
import type { LocalMail } from '../ports.ts';

/** The mailbox on disk, a mail a line. It only grows, so that a mail costs no more when there are many. */
export interface MailFile {
  /** What a former run left. */
  read(): Promise<readonly LocalMail[]>;
  /** Makes the file hold these: by what is new at their end, or all anew after a reset. */
  write(mails: readonly LocalMail[]): Promise<void>;
}

const isMail = (value: unknown): value is LocalMail =>
  typeof value === 'object' && value !== null && 'messageId' in value;

/** `undefined` for a line that a killed run has not written to its end: nobody was told of that mail. */
const mailOf = (line: string): LocalMail | undefined => {
  try {
    const mail: unknown = JSON.parse(line);
    return isMail(mail) ? mail : undefined;
  } catch {
    return undefined;
  }
};

const lineOf = (mail: LocalMail): string => `${JSON.stringify(mail)}\n`;

export const createMailFile = (path: string): MailFile => {
  let written: readonly LocalMail[] = [];
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return '';
        throw error;
      });
      written = text.split('\n').flatMap((line) => mailOf(line) ?? []);
      const whole = written.map(lineOf).join('');
      if (whole !== text) await writeFile(path, whole);
      return written;
    },
    write: async (mails) => {
      const isGrown = written.every((mail, index) => mails[index] === mail);
      const fresh = mails
        .slice(isGrown ? written.length : 0)
        .map(lineOf)
        .join('');
      if (!isGrown) await writeFile(path, fresh);
      else if (fresh !== '') await appendFile(path, fresh);
      written = mails;
    },
  };
};
