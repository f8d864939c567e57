import { loadModel } from '../../../../local/aws/models/load-model.ts';
import type { Shape } from '../../../../local/aws/models/model.ts';
import { SERVICE_NAMES } from '../../../../local/aws/service.ts';
import { rulesOf } from '../../../../local/aws/validation/rules.ts';

const namesIn = (shape: Shape): readonly string[] => {
  if (shape.type === 'structure') return Object.values(shape.members).map((member) => member.shape);
  if (shape.type === 'list') return [shape.member];
  return shape.type === 'map' ? [shape.key, shape.value] : [];
};

describe.each(SERVICE_NAMES)('the model of %s', (service) => {
  const { operations, shapes, errors, protocol, targetPrefix, source } = loadModel(service);

  it('holds every shape and error that it names', () => {
    const named = [
      ...Object.values(operations).map(({ input }) => input),
      ...Object.values(shapes).flatMap(namesIn),
    ];
    expect(Object.keys(shapes)).toEqual(expect.arrayContaining(named));
    const declared = Object.values(operations).flatMap((operation) => operation.errors);
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(declared));
  });

  it('has constraints that can be read, none of which an empty text and 0 trip over', () => {
    for (const rule of Object.values(shapes).flatMap(rulesOf)) {
      expect([rule.isMet(''), rule.isMet(0)].map((isMet) => typeof isMet)).toEqual(['boolean', 'boolean']);
    }
  });

  it('says where it is from and how its operations are found', () => {
    expect(source).toMatch(/^botocore \d+\.\d+\.\d+, /);
    expect(protocol === 'rest-json' || targetPrefix !== undefined).toBe(true);
  });
});
