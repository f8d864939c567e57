export type MailScheme = 'light' | 'dark';

const DARK_QUERY = /\(\s*prefers-color-scheme:\s*dark\s*\)/gi;
const LIGHT_QUERY = /\(\s*prefers-color-scheme:\s*light\s*\)/gi;

const ALWAYS = '(min-width: 0)';
const NEVER = '(max-width: 0)';

/** The mail's markup as a program in that colour scheme shows it, whatever the reader's own is. */
export const inScheme = (html: string, scheme: MailScheme): string => {
  const isDark = scheme === 'dark';
  return html.replace(DARK_QUERY, isDark ? ALWAYS : NEVER).replace(LIGHT_QUERY, isDark ? NEVER : ALWAYS);
};

const TARGET = '<base target="_blank" />';

/** Links leave the frame for a window of their own, as in a mail program. */
export const withOutwardLinks = (html: string): string =>
  /<head\b[^>]*>/i.test(html) ? html.replace(/<head\b[^>]*>/i, (head) => head + TARGET) : TARGET + html;
