import type { Letter, LetterCart, LetterLine } from './letter.ts';

/** Lines up amounts in a fixed-width font; longer titles push theirs to the right. */
const AMOUNT_COLUMN = 44;

const withAmount = (label: string, amount: string | undefined): string =>
  amount === undefined ? label : `${label.padEnd(AMOUNT_COLUMN)}  ${amount}`;

const textLine = ({ title, detail, amount }: LetterLine): string =>
  [withAmount(`- ${title}`, amount), ...(detail === undefined ? [] : [`  ${detail}`])].join('\n');

const textCart = ({ heading, lines, more, total, note }: LetterCart): string =>
  [
    `${heading}:`,
    ...lines.map(textLine),
    ...(more === undefined ? [] : [`  ${more}`]),
    ...(total === undefined ? [] : [withAmount(`  ${total.label}`, total.amount)]),
    ...(note === undefined ? [] : ['', note]),
  ].join('\n');

/** The mail for who reads mails as text: written as such, with each link on a line of its own. */
export const renderText = (letter: Letter): string => {
  const { sender } = letter;
  const contact = [sender.replyTo, sender.phone].filter((part) => part !== undefined).join('\n');
  const blocks = [
    letter.greeting,
    ...letter.paragraphs,
    ...(letter.cart === undefined ? [] : [textCart(letter.cart)]),
    `${letter.action.label}:\n${letter.action.url}`,
    `${letter.closing}\n${sender.name}\n${sender.shop}`,
    contact,
    '-'.repeat(AMOUNT_COLUMN),
    ...letter.smallPrint,
    `${letter.unsubscribe.label}:\n${letter.unsubscribe.url}`,
    `${sender.shop}, ${sender.postalAddress}`,
  ];
  return `${blocks.join('\n\n')}\n`;
};
