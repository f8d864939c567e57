import { modelSchema } from '../../../../local/aws/models/model.ts';
import { createInputReader } from '../../../../local/aws/protocol/input.ts';
import { createRouter } from '../../../../local/aws/protocol/route.ts';
import { aCall } from './request.ts';

const shapes = {
  In: {
    type: 'structure',
    members: {
      Name: { shape: 'Text', location: 'uri', locationName: 'name' },
      Group: { shape: 'Text', location: 'querystring', locationName: 'groupName' },
      Limit: { shape: 'Count', location: 'querystring', locationName: 'limit' },
      Since: { shape: 'Moment', location: 'querystring', locationName: 'since' },
      All: { shape: 'Flag', location: 'querystring', locationName: 'all' },
      Tags: { shape: 'Texts', location: 'querystring', locationName: 'tag' },
      Token: { shape: 'Text', location: 'header', locationName: 'X-Token' },
      Note: { shape: 'Text' },
    },
  },
  Text: { type: 'string' },
  Texts: { type: 'list', member: 'Text' },
  Count: { type: 'integer' },
  Moment: { type: 'timestamp' },
  Flag: { type: 'boolean' },
};

const operation = (method: string, uri: string) => ({ method, uri, input: 'In', errors: [] });

const rest = modelSchema.parse({
  source: 'a test',
  protocol: 'rest-json',
  operations: {
    List: operation('GET', '/things'),
    Get: operation('GET', '/things/{name}'),
    Put: operation('PUT', '/things/{name}'),
  },
  shapes,
  errors: {},
});

const json = modelSchema.parse({
  source: 'a test',
  protocol: 'json',
  targetPrefix: 'Things_2026',
  operations: { Get: operation('POST', '/') },
  shapes,
  errors: {},
});

describe('REST JSON', () => {
  const route = createRouter(rest);
  const read = createInputReader(rest, 'Put');

  it.each([
    ['GET', '/things', 'List'],
    ['GET', '/things/a', 'Get'],
    ['PUT', '/things/a', 'Put'],
    ['DELETE', '/things/a', undefined],
    ['GET', '/things/a/b', undefined],
    ['GET', '/thing', undefined],
  ])('finds by %s %s the operation %s', (method, path, name) => {
    expect(route(aCall(method, path))).toBe(name);
  });

  it('reads labels, query, headers and body by the names and types of the model', () => {
    const call = aCall(
      'PUT',
      '/things/a%2Fb?groupName=g&limit=20&since=2026-11-22T00:00:00Z&all=true&tag=x&tag=y&other=1',
      {
        headers: { 'x-token': 't' },
        body: { Note: 'n', Name: 'not this one', Unknown: 1 },
      },
    );
    expect(read(call)).toEqual({
      Name: 'a/b',
      Group: 'g',
      Limit: 20,
      Since: Date.parse('2026-11-22T00:00:00Z') / 1000,
      All: true,
      Tags: ['x', 'y'],
      Token: 't',
      Note: 'n',
    });
  });

  it('leaves what is not there undefined, and what has another type as it came', () => {
    const input = read(aCall('PUT', '/things/a?limit=many&since=then&all=some'));
    expect(input).toMatchObject({ Name: 'a', Limit: 'many', Since: 'then', All: 'some' });
    expect(input).toMatchObject({ Group: undefined, Tags: undefined, Token: undefined, Note: undefined });
  });

  it.each(['{"Note"', '[]', '"text"'])('does not read the body %s', (body) => {
    expect(read(aCall('PUT', '/things/a', { body }))).toBeUndefined();
  });
});

describe('AWS JSON', () => {
  const route = createRouter(json);
  const target = (name: string) => aCall('POST', '/', { headers: { 'x-amz-target': name } });

  it('finds the operation by a header', () => {
    expect(route(target('Things_2026.Get'))).toBe('Get');
    expect(route(target('Things_2026.Put'))).toBeUndefined();
    expect(route(target('Things_2012.Get'))).toBeUndefined();
    expect(route(aCall('POST', '/'))).toBeUndefined();
  });

  it('reads the body as the input, none as an empty one', () => {
    const read = createInputReader(json, 'Get');
    expect(read(aCall('POST', '/?groupName=g', { body: { Name: 'a', Note: null } }))).toEqual({
      Name: 'a',
      Note: null,
    });
    expect(read(aCall('POST', '/'))).toEqual({});
    expect(read(aCall('POST', '/', { body: 'no JSON' }))).toBeUndefined();
  });
});
