import { acceptEmail, acceptFirstName, acceptFullName } from '../../storefront/beacon/typed-values.ts';

describe('an address', () => {
  it.each(['ada@example.com', ' ada.l+shop@mail.example.co.uk ', 'x@xn--bcher-kva.example'])(
    'is sent: %j',
    (raw) => {
      expect(acceptEmail(raw)).toBe(raw.trim());
    },
  );

  it('is cleared when the shopper empties the field', () => {
    expect(acceptEmail('  ')).toBeNull();
  });

  it.each(['a', 'ada@', 'ada@example', 'ada@example.c', 'ada@@example.com', 'ada lovelace@example.com'])(
    'is not sent while it is half typed: %j',
    (raw) => {
      expect(acceptEmail(raw)).toBeUndefined();
    },
  );

  it('is not sent when a card number was typed into it', () => {
    expect(acceptEmail('4242424242424242@example.com')).toBeUndefined();
    expect(acceptEmail('4242 4242 4242 4242')).toBeUndefined();
  });

  it('is not sent when no mail server would take it', () => {
    expect(acceptEmail(`${'a'.repeat(250)}@example.com`)).toBeUndefined();
  });
});

describe('a first name', () => {
  it.each(['Ada', 'Anne-Marie', 'Zoë', 'D’Arcy', '美咲'])('is sent: %j', (raw) => {
    expect(acceptFirstName(raw)).toBe(raw);
  });

  it('is cleared when the shopper empties the field', () => {
    expect(acceptFirstName('')).toBeNull();
  });

  it.each([
    '4',
    '4242 4242',
    '4242424242424242',
    '٤٢٤٢',
    '４２',
    'ada@example.com',
    'a'.repeat(51),
    'Ada\tKing',
    'Ad\ufffd',
  ])('is not sent when it holds what no name does: %j', (raw) => {
    expect(acceptFirstName(raw)).toBeUndefined();
  });

  it('is the first word of a full name', () => {
    expect(acceptFullName(' Ada  King Lovelace ')).toBe('Ada');
    expect(acceptFullName('')).toBeNull();
  });

  it('is not taken from a full name with a digit anywhere', () => {
    expect(acceptFullName('Ada 4242 4242 4242 4242')).toBeUndefined();
  });
});
