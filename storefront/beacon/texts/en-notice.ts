import type { NoticeTexts } from './texts.ts';

export const ENGLISH_NOTICE: NoticeTexts = {
  notice:
    'As you type, {shop} keeps your e-mail address, first name, cart, language, country and time zone for up to ' +
    '{days} days, or until you say “don’t save”, to help with a few e-mails about this cart if you are interrupted. ' +
    'Other fields stay in this browser only, for a day; card and password fields are never read.',
  box: 'Yes, help me if I am interrupted.',
  privacy: 'Privacy',
};
