import { createFaultCatalogue, faultNamesOf } from '../../../local/faults/catalogue.ts';
import { readTemplate } from '../../../local/stack/read-template.ts';
import { smallTemplate } from '../fixtures/template.ts';

const SURROUNDINGS = {
  stackName: 'shop',
  region: 'eu-central-1',
  accountId: '000000000000',
  apiUrl: 'http://localhost:4600',
};

const operationsOfStackThatAllows = (...Action: string[]) => {
  const Policy = {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } },
      Roles: [{ Ref: 'Role' }],
    },
  };
  const model = readTemplate(smallTemplate({ Policy }), SURROUNDINGS, (key) => key);
  const { services } = createFaultCatalogue(faultNamesOf(model));
  return Object.fromEntries(services.map(({ name, operations }) => [name, operations]));
};

describe('the catalogue of faults', () => {
  it('offers the calls that some function may make, and the delivery of timers', () => {
    expect(operationsOfStackThatAllows('dynamodb:UpdateItem', 'ses:SendRawEmail')).toEqual({
      dynamodb: ['TransactWriteItems', 'UpdateItem'],
      scheduler: ['InvokeTarget'],
      ses: ['SendEmail'],
    });
  });

  it('knows the wildcards of policies', () => {
    const operations = operationsOfStackThatAllows('dynamodb:*Table?', 'SCHEDULER:Create*');
    expect(operations['dynamodb']).toEqual(['ListTables']);
    expect(operations['scheduler']).toEqual(['CreateSchedule', 'InvokeTarget']);
  });
});
