import { modelSchema } from '../../../../local/aws/models/model.ts';
import { createChecks } from '../../../../local/aws/validation/checks.ts';
import { refusalOf } from '../../../../local/aws/validation/refusal.ts';

/** What AWS says to an input whose one member `Field` has the shape; further shapes may stand beside it. */
const messageOf = (shape: object, value: unknown, others: object = {}): string | undefined => {
  const { shapes } = modelSchema.parse({
    source: 'a test',
    protocol: 'json',
    operations: {},
    shapes: { In: { type: 'structure', members: { Field: { shape: 'S' } } }, S: shape, ...others },
    errors: {},
  });
  return refusalOf('scheduler', createChecks(shapes)('In', { Field: value }))?.message;
};

const one = (value: string, constraint: string, at = 'field') =>
  `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`;

describe('a text', () => {
  const name = { type: 'string', min: 2, max: 3, pattern: '^[a-z]+$' };

  it.each(['ab', 'abc'])('may be %s', (value) => {
    expect(messageOf(name, value)).toBeUndefined();
  });

  it.each([
    ['a', 'Member must have length greater than or equal to 2'],
    ['abcd', 'Member must have length less than or equal to 3'],
    ['ab1', 'Member must satisfy regular expression pattern: [a-z]+'],
    ['ab\n', 'Member must satisfy regular expression pattern: [a-z]+'],
  ])('is not %j', (value, constraint) => {
    expect(messageOf(name, value)).toBe(one(`'${value}'`, constraint));
  });

  it('breaks each rule by itself', () => {
    expect(messageOf(name, 'ABCD')).toBe(
      "2 validation errors detected: Value 'ABCD' at 'field' failed to satisfy constraint: " +
        "Member must satisfy regular expression pattern: [a-z]+; Value 'ABCD' at 'field' failed to satisfy " +
        'constraint: Member must have length less than or equal to 3',
    );
  });

  it('matches its pattern as a whole, also one without anchors', () => {
    expect(messageOf({ type: 'string', pattern: '[ -~]*' }, 'a\r\nb')).toMatch(/pattern: \[ -~\]\*$/);
  });

  it('counts characters, not code units', () => {
    expect(messageOf({ type: 'string', max: 2 }, '🧺🧺')).toBeUndefined();
    expect(messageOf({ type: 'string', max: 1 }, '🧺🧺')).toBeDefined();
  });

  it('is one of its values', () => {
    const mode = { type: 'string', enum: ['OFF', 'ON'] };
    expect(messageOf(mode, 'ON')).toBeUndefined();
    expect(messageOf(mode, 'on')).toBe(one("'on'", 'Member must satisfy enum value set: [OFF, ON]'));
  });
});

describe('a number', () => {
  const count = { type: 'integer', min: 1, max: 185 };

  it.each([1, 185])('may be %d', (value) => {
    expect(messageOf(count, value)).toBeUndefined();
  });

  it.each([
    [0, 'Member must have value greater than or equal to 1'],
    [186, 'Member must have value less than or equal to 185'],
  ])('is not %d', (value, constraint) => {
    expect(messageOf(count, value)).toBe(one(`'${value}'`, constraint));
  });
});

describe('bytes', () => {
  it('are counted as they are, not as they are written', () => {
    const blob = { type: 'blob', max: 3 };
    expect(messageOf(blob, Buffer.from('abc').toString('base64'))).toBeUndefined();
    expect(messageOf(blob, Buffer.from('abcd').toString('base64'))).toBe(
      one("'S'", 'Member must have length less than or equal to 3'),
    );
  });
});

describe('a structure', () => {
  const target = { type: 'structure', required: ['RoleArn'], members: { RoleArn: { shape: 'Text' } } };
  const others = { Text: { type: 'string', min: 1 } };

  it.each([{}, { RoleArn: null }])('is not %j without what is required', (value) => {
    expect(messageOf(target, value, others)).toBe(one('null', 'Member must not be null', 'field.roleArn'));
  });

  it('is checked all the way down', () => {
    expect(messageOf(target, { RoleArn: '' }, others)).toBe(
      one("''", 'Member must have length greater than or equal to 1', 'field.roleArn'),
    );
  });

  it('may be left out where it is not required, whatever it requires', () => {
    expect(messageOf(target, undefined, others)).toBeUndefined();
    expect(messageOf(target, null, others)).toBeUndefined();
  });

  it('may hold members that the model does not know', () => {
    expect(messageOf(target, { RoleArn: 'r', Newer: 1 }, others)).toBeUndefined();
  });

  it('may hold itself', () => {
    const value = {
      type: 'structure',
      members: { S: { shape: 'Short' }, L: { shape: 'Values' } },
    };
    const shapes = { Values: { type: 'list', member: 'S' }, Short: { type: 'string', max: 1 } };
    expect(messageOf(value, { L: [{ L: [{ S: 'a' }] }] }, shapes)).toBeUndefined();
    expect(messageOf(value, { L: [{ L: [{ S: 'a' }, { S: 'ab' }] }] }, shapes)).toBe(
      one("'ab'", 'Member must have length less than or equal to 1', 'field.l.1.member.l.2.member.s'),
    );
  });
});

describe('a list', () => {
  const list = { type: 'list', member: 'Text', min: 1, max: 2 };
  const others = { Text: { type: 'string', max: 1, min: 1 } };

  it.each([
    [[], "'[]'", 'Member must have length greater than or equal to 1'],
    [['a', 'b', 'c'], "'[a, b, c]'", 'Member must have length less than or equal to 2'],
  ])('is not %j', (value, shownAs, constraint) => {
    expect(messageOf(list, value, others)).toBe(one(shownAs, constraint));
  });

  it('names all rules of its elements when one breaks any', () => {
    expect(messageOf(list, ['a', 'bc'], others)).toBe(
      one(
        "'[a, bc]'",
        'Member must satisfy constraint: [Member must have length less than or equal to 1, ' +
          'Member must have length greater than or equal to 1]',
      ),
    );
  });

  it('has no gaps', () => {
    expect(messageOf(list, ['a', null], others)).toBe(
      one('null', 'Member must not be null', 'field.2.member'),
    );
  });
});

describe('a map', () => {
  const map = { type: 'map', key: 'Key', value: 'Requests', max: 1 };
  const others = {
    Key: { type: 'string', max: 2 },
    Requests: { type: 'list', member: 'Request', min: 1 },
    Request: { type: 'structure', required: ['Id'], members: { Id: { shape: 'Key' } } },
  };

  it.each([
    [
      { abc: [{ Id: 'x' }] },
      "'{abc=[Request]}'",
      'Map keys must satisfy constraint: [Member must have length less',
    ],
    [{ ab: [] }, "'{ab=[]}'", 'Map value must satisfy constraint: [Member must have length greater'],
    [{ a: [{ Id: 'x' }], b: [{ Id: 'y' }] }, "'{a=[Request], b=[Request]}'", 'Member must have length less'],
  ])('is not %j', (value, shownAs, constraint) => {
    expect(messageOf(map, value, others)).toContain(one(shownAs, constraint));
  });

  it('is checked all the way down', () => {
    expect(messageOf(map, { ab: [{ Id: 'x' }, {}] }, others)).toBe(
      one('null', 'Member must not be null', 'field.ab.member.2.member.id'),
    );
  });
});

describe('a value of another type', () => {
  it.each([
    ['string', 1],
    ['string', {}],
    ['integer', '1'],
    ['integer', 1.5],
    ['boolean', 'true'],
    ['timestamp', '2026-11-22'],
    ['blob', 1],
  ])('cannot be read as a %s: %j', (type, value) => {
    expect(messageOf({ type }, value)).toBe(`The value at 'field' is no ${type}`);
  });

  it('is told before any constraint', () => {
    const shape = {
      type: 'structure',
      required: ['A'],
      members: { A: { shape: 'S' }, B: { shape: 'Text' } },
    };
    expect(messageOf(shape, { B: 1 }, { Text: { type: 'string' } })).toBe(
      "The value at 'field.b' is no string",
    );
  });
});

describe('each service', () => {
  it.each([
    ['dynamodb', 'ValidationException'],
    ['scheduler', 'ValidationException'],
    ['secretsmanager', 'ValidationException'],
    ['ses', 'BadRequestException'],
  ] as const)('has its own name for it: %s says %s', (service, error) => {
    const violation = { kind: 'constraint', at: 'a', value: undefined, constraint: 'c' } as const;
    expect(refusalOf(service, [violation])?.error).toBe(error);
    expect(refusalOf(service, [{ kind: 'type', at: 'a', expected: 'list' }])?.error).toBe(
      'SerializationException',
    );
    expect(refusalOf(service, [])).toBeUndefined();
  });
});
