import { scoreOf } from './real/score.ts';
import type { LabelledField, LabelledForm } from './real/labelled-form.ts';

const form = (...fields: readonly (readonly [label: string, type?: string])[]): LabelledForm => ({
  file: 'form.html',
  head: '',
  body: '',
  fields: fields.map(([label, type = 'text']): LabelledField => ({ label, type })),
  hidden: ['hidden0value@example.org'],
});

const sent = (body: object): readonly string[] => ['/v1/checkouts/id', JSON.stringify(body)];

describe('the score of a page', () => {
  const page = form(['emailAddress'], ['fullName'], ['cardNumber'], ['', 'password']);
  const typed = ['ada@example.com', 'Ada Lovelace', '4242424242424242', 'Geheim'];

  it('is full where address and first name were sent and nothing else', () => {
    const visit = { typed, sent: sent({ email: 'ada@example.com', firstName: 'Ada' }), kept: ['{}'] };
    expect(scoreOf(page, visit)).toEqual({
      file: 'form.html',
      leaks: [],
      isAddressFound: true,
      isNameFound: true,
      misread: [],
    });
  });

  it('tells what was missed', () => {
    expect(scoreOf(page, { typed, sent: [], kept: [] })).toMatchObject({
      isAddressFound: false,
      isNameFound: false,
    });
  });

  it('tells what leaked into a request and into the storage', () => {
    const visit = {
      typed,
      sent: sent({ email: 'hidden0value@example.org', firstName: 'Geheim' }),
      kept: ['{"value":"4242 4242 4242 4242"}'],
    };
    expect(scoreOf(page, visit).leaks.map(({ what }) => what)).toEqual(['password', 'hidden', 'cardNumber']);
  });

  it('tells what was read as something else', () => {
    const visit = { typed: ['lovelace', 'ada@example.com'], sent: sent({ firstName: 'lovelace' }), kept: [] };
    expect(scoreOf(form(['lastName'], ['emailAddress']), visit).misread).toEqual(['lastName']);
  });

  it('asks for no address where none is labelled, and for no name where nothing can be sent', () => {
    expect(
      scoreOf(form(['username'], ['firstName']), { typed: ['a', 'Ada'], sent: [], kept: [] }),
    ).toMatchObject({ isAddressFound: undefined, isNameFound: undefined });
  });

  it('takes an address from the field beside it that a username fits as well', () => {
    const visit = {
      typed: ['a@example.com', 'b@example.com'],
      sent: sent({ email: 'a@example.com' }),
      kept: [],
    };
    expect(scoreOf(form(['username OR emailAddress'], ['emailAddress']), visit).isAddressFound).toBe(true);
  });
});
