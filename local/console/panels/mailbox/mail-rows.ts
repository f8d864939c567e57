import type { MailAnswer } from '../../../shown/answers.ts';

/** The name in an address such as `"Anna Lindgren" <anna@shop.example>`, else the address. */
export const nameOf = (address: string): string => /^"?([^"<]+?)"?\s*</.exec(address)?.[1] ?? address;

/** Newest first, as mail programs have it. Those accepted in the same moment: the later one first. */
export const newestFirst = (mails: readonly MailAnswer[]): readonly MailAnswer[] => mails.toReversed();

/** The first words of the mail, for its line in the list. */
export const previewOf = ({ text }: Pick<MailAnswer, 'text'>): string =>
  text.replace(/\s+/g, ' ').trim().slice(0, 140);

export const filterMails = (mails: readonly MailAnswer[], text: string): readonly MailAnswer[] => {
  const wanted = text.trim().toLowerCase();
  return mails.filter(({ from, to, subject, text: body }) =>
    [from, ...to, subject, body].join('\n').toLowerCase().includes(wanted),
  );
};
