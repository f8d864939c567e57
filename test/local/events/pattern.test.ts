import { STREAM_PATTERNS } from '../../../functions/shared/contract/table.ts';
import { compilePattern } from '../../../local/events/pattern.ts';

const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);

describe('an event pattern', () => {
  it.each([
    ['one of several values', { a: ['x', 'y'] }, { a: 'y' }, true],
    ['none of the values', { a: ['x', 'y'] }, { a: 'z' }, false],
    ['a number', { a: [1] }, { a: 1 }, true],
    ['a number that is a text', { a: [1] }, { a: '1' }, false],
    ['null', { a: [null] }, { a: null }, true],
    ['null where nothing is', { a: [null] }, {}, false],
    ['false', { a: [false] }, { a: false }, true],
    ['all fields', { a: ['x'], b: ['y'] }, { a: 'x', b: 'z' }, false],
    ['a field further down', { a: { b: ['x'] } }, { a: { b: 'x' } }, true],
    ['a field below nothing', { a: { b: ['x'] } }, {}, false],
    ['any element of a list', { a: ['x'] }, { a: ['w', 'x'] }, true],
    [
      'one object of a list for all its fields',
      { a: { b: [1], c: [2] } },
      {
        a: [
          { b: 1, c: 9 },
          { b: 9, c: 2 },
        ],
      },
      false,
    ],
    ['a prefix', { a: [{ prefix: 'ab' }] }, { a: 'abc' }, true],
    ['another prefix', { a: [{ prefix: 'b' }] }, { a: 'abc' }, false],
    ['a suffix', { a: [{ suffix: 'bc' }] }, { a: 'abc' }, true],
    ['upper and lower case alike', { a: [{ 'equals-ignore-case': 'ABC' }] }, { a: 'aBc' }, true],
    ['a range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }, true],
    ['outside of a range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 6 }, false],
    ['a number range for a text', { a: [{ numeric: ['=', 5] }] }, { a: '5' }, false],
    ['anything but a value', { a: [{ 'anything-but': 'x' }] }, { a: 'y' }, true],
    ['anything but that value', { a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'y' }, false],
    ['anything but a prefix', { a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'xy' }, false],
    ['anything but, where nothing is', { a: [{ 'anything-but': 'x' }] }, {}, false],
    ['one of two patterns', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, true],
    ['neither of two patterns', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'x' }, false],
  ])('for %s', (_, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  describe('with exists', () => {
    const there = { image: { email: { S: [{ exists: true }] } } };
    const missing = { image: { timer: { S: [{ exists: false }] } } };

    it('true holds for a leaf, an empty one too', () => {
      expect(matches(there, { image: { email: { S: '' } } })).toBe(true);
      expect(matches(there, { image: { email: { N: '1' } } })).toBe(false);
      expect(matches(there, {})).toBe(false);
    });

    it('false holds where the leaf, its parent or the whole image is missing', () => {
      expect(matches(missing, { image: { timer: { N: '1' } } })).toBe(true);
      expect(matches(missing, { image: {} })).toBe(true);
      expect(matches(missing, {})).toBe(true);
      expect(matches(missing, { image: { timer: { S: 'armed' } } })).toBe(false);
    });

    it('is about leaves only, so an object counts as missing', () => {
      const object = { a: { b: 1 } };
      expect(matches({ a: [{ exists: true }] }, object)).toBe(false);
      expect(matches({ a: [{ exists: false }] }, object)).toBe(true);
    });
  });

  it.each([
    [{}],
    ['text'],
    [{ a: 'not in a list' }],
    [{ a: [['nested']] }],
    [{ a: [{ wildcard: '*x' }] }],
    [{ a: [{ cidr: '10.0.0.0/8' }] }],
    [{ a: [{ exists: 'yes' }] }],
    [{ a: [{ numeric: ['about', 5] }] }],
    [{ a: [{ numeric: ['>'] }] }],
    [{ a: [{ prefix: 1 }] }],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }],
    [{ $or: [{ a: ['x'] }] }],
  ])('that is not known is refused when it is read: %j', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow('event pattern');
  });
});

describe('the patterns of the table', () => {
  const image = (attributes: object) => ({ dynamodb: { NewImage: attributes } });
  const open = {
    state: { S: 'open' },
    email: { S: 'jo@example.com' },
    consent: { M: { mode: { S: 'notice' } } },
  };

  it('take a checkout that can be mailed and has no timer', () => {
    const isContactable = compilePattern(STREAM_PATTERNS.contactable);
    expect(isContactable(image(open))).toBe(true);
    expect(isContactable(image({ ...open, timerState: { S: 'armed' } }))).toBe(false);
    expect(isContactable(image({ ...open, consent: { NULL: true } }))).toBe(false);
  });

  it('take no removal, which has no new image', () => {
    const removal = { eventName: 'REMOVE', dynamodb: { Keys: { pk: { S: 'checkout#x' } } } };
    for (const pattern of Object.values(STREAM_PATTERNS))
      expect(compilePattern(pattern)(removal)).toBe(false);
  });
});
