const numberFormat = new Intl.NumberFormat('en-GB');

/** `1 mail`, `2 mails`, `1,200 entries`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${numberFormat.format(number)} ${number === 1 ? one : many}`;
