import type { HostileResult } from './hostile/check-hostile-forms.ts';
import type { Leak } from './leaks.ts';
import type { Score } from './real/score.ts';

/** What a run has to say, and whether it is good enough. */
export interface Report {
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/** Of pages with an address field, and of those of them that ask for a name. */
const LEAST_ADDRESSES = 0.99;
const LEAST_NAMES = 0.95;

const SHOWN_LEAKS = 20;
const SHOWN_LENGTH = 600;

const leakLine = (where: string, { what, value, where: text }: Leak): string =>
  `LEAK ${where}: ${what} ${JSON.stringify(value)} in ${text.slice(0, SHOWN_LENGTH)}`;

const reach = (what: string, found: readonly Score[], of: readonly Score[], least: number): string => {
  const percent = ((100 * found.length) / of.length).toFixed(1);
  return `${what} found on ${found.length} of ${of.length} pages that ask for it: ${percent} %, at least ${100 * least} % are due`;
};

export const reportReal = (scores: readonly Score[]): Report => {
  const withAddress = scores.filter(({ isAddressFound }) => isAddressFound !== undefined);
  const withName = scores.filter(({ isNameFound }) => isNameFound !== undefined);
  const addressFound = withAddress.filter(({ isAddressFound }) => isAddressFound);
  const nameFound = withName.filter(({ isNameFound }) => isNameFound);
  const leaks = scores.flatMap(({ file, leaks: each }) => each.map((leak) => leakLine(file, leak)));
  return {
    lines: [
      ...withAddress.filter(({ isAddressFound }) => !isAddressFound).map(({ file }) => `no address: ${file}`),
      ...withName.filter(({ isNameFound }) => !isNameFound).map(({ file }) => `no name: ${file}`),
      ...scores.flatMap(({ file, misread }) =>
        misread.map((label) => `read as address or name: ${label} of ${file}`),
      ),
      ...leaks,
      `${scores.length} real forms`,
      reach('address', addressFound, withAddress, LEAST_ADDRESSES),
      reach('name', nameFound, withName, LEAST_NAMES),
      `${leaks.length} values leaked of cards, security codes, expiries, passwords, codes, birthdays, hidden fields`,
    ],
    isGood:
      leaks.length === 0 &&
      withAddress.length > 0 &&
      addressFound.length >= LEAST_ADDRESSES * withAddress.length &&
      nameFound.length >= LEAST_NAMES * withName.length,
  };
};

export const reportHostile = ({ forms, reached, remembered, leaks }: HostileResult): Report => ({
  lines: [
    ...leaks.slice(0, SHOWN_LEAKS).flatMap((leak) => [leakLine('of a hostile form', leak), leak.html]),
    `${forms} hostile forms: of ${reached} the address was sent, of ${remembered} something was remembered, ${leaks.length} leaks`,
  ],
  // Where nothing is sent or remembered, nothing can leak: that would prove nothing.
  isGood: leaks.length === 0 && reached > 0.9 * forms && remembered > 0.5 * forms,
});

export const reportSabotage = (what: string, { forms, leaks }: HostileResult): Report => ({
  lines: [`if ${what}: ${leaks.length > 0 ? `seen, ${leaks.length} leaks` : 'NOT SEEN'} in ${forms} forms`],
  isGood: leaks.length > 0,
});
