import { errorsOf, operationsOf } from '../../../../local/aws/models/catalogue.ts';

describe('the catalogue of operations and errors', () => {
  it('names the operations that the local run answers', () => {
    expect(operationsOf('ses')).toEqual(['SendEmail']);
    expect(operationsOf('dynamodb')).toEqual(
      expect.arrayContaining(['GetItem', 'TransactWriteItems', 'UpdateItem']),
    );
  });

  it('names the errors that an operation declares and those that any may have', () => {
    const errors = errorsOf('scheduler', 'CreateSchedule');
    expect(errors).toEqual(expect.arrayContaining(['ConflictException', 'AccessDeniedException']));
    expect(new Set(errors).size).toBe(errors.length);
    expect(errorsOf('scheduler', 'GetSchedule')).not.toContain('ConflictException');
    expect(errorsOf('ses', 'SendEmail')).not.toContain('ProvisionedThroughputExceededException');
  });

  it('has no errors of an operation that does not exist', () => {
    expect(errorsOf('dynamodb', 'CreateTable')).toEqual([]);
    expect(errorsOf('dynamodb', 'constructor')).toEqual([]);
  });
});
