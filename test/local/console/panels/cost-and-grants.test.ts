import { costByService } from '../../../../local/console/panels/cost/cost-lines.ts';
import {
  grantsByHolder,
  shortCondition,
  shortResource,
  splitAction,
} from '../../../../local/console/panels/permissions/grants.ts';
import { moneyWords, usdWords } from '../../../../local/console/words/money-words.ts';

describe('cost', () => {
  it('is added up by service, dearest first', () => {
    const lines = [
      { service: 'Lambda', unit: 'invocations', count: 10, usd: 1 },
      { service: 'SES', unit: 'mails', count: 1, usd: 5 },
      { service: 'Lambda', unit: 'GB-seconds', count: 4, usd: 2 },
    ];
    expect(
      costByService({ totalUsd: 8, lines }).map(({ service, usd, share, lines: own }) => [
        service,
        usd,
        share,
        own.map(({ unit }) => unit),
      ]),
    ).toEqual([
      ['SES', 5, 0.625, ['mails']],
      ['Lambda', 3, 0.375, ['GB-seconds', 'invocations']],
    ]);
    expect(costByService({ totalUsd: 0, lines: lines.slice(0, 1) })[0]?.share).toBe(0);
  });

  it.each([
    [0, '$0'],
    [1234.5, '$1,234.50'],
    [0.25, '$0.25'],
    [0.1, '$0.10'],
    [0.000416, '$0.00042'],
    [2e-7, '$0.00000020'],
  ])('of %d is written %s', (usd, text) => {
    expect(usdWords(usd)).toBe(text);
  });

  it('of a cart without a real currency is the bare number', () => {
    expect([moneyWords(1999, 'GBP'), moneyWords(1999, 'nope'), moneyWords(1999, undefined)]).toEqual([
      '£19.99',
      '1999',
      '1999',
    ]);
  });
});

describe('grants', () => {
  it('are listed by holder, with how many nobody used', () => {
    const grant = (holder: string, action: string, uses: number) => ({ holder, action, resource: '*', uses });
    const listed = grantsByHolder({
      granted: [grant('recover', 'ses:SendEmail', 3), grant('capture', 'x:Y', 1), grant('recover', 'a:B', 0)],
    });
    expect(listed.map(({ holder, neverUsed, grants }) => [holder, neverUsed, grants.length])).toEqual([
      ['capture', 0, 1],
      ['recover', 1, 2],
    ]);
    expect(listed[1]?.grants.map(({ action }) => action)).toEqual(['a:B', 'ses:SendEmail']);
  });

  it('show the end of an ARN, and the service apart from the action', () => {
    expect(shortResource('arn:aws:dynamodb:eu-central-1:123456789012:table/T/index/by-sweep')).toBe(
      'table/T/index/by-sweep',
    );
    expect(shortResource('arn:aws:secretsmanager:eu:1:secret:Name-AbC')).toBe('secret:Name-AbC');
    expect(shortResource('*')).toBe('*');
    expect(shortCondition('ArnLike aws:SourceArn arn:aws:events:eu:1:rule/Daily, StringEquals a:b c')).toBe(
      'ArnLike aws:SourceArn rule/Daily, StringEquals a:b c',
    );
    expect(splitAction('dynamodb:UpdateItem')).toEqual({ service: 'dynamodb', name: 'UpdateItem' });
    expect(splitAction('*')).toEqual({ service: '', name: '*' });
  });
});
