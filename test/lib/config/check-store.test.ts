import { readFileSync } from 'node:fs';
import { checkStore } from '../../../lib/config/check-store.ts';
import { exampleStore } from '../support/example-stack.ts';

const reportOn = (input: unknown): string => {
  const store = checkStore(input);
  return store.isValid ? 'valid' : store.report;
};

const step = { id: 'help', template: 'help', delay: 'PT2H', maxLateness: 'PT12H' };
const apiDomain = {
  domainName: 'cart.shop.example',
  certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d',
  hostedZoneId: 'Z0123456789ABC',
  zoneName: 'shop.example',
};

/** CloudFront looks for certificates there, wherever the stack is. */
const scriptDomain = {
  ...apiDomain,
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
};

it('takes the store that cdk.json comes with', () => {
  const { context } = JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8'));
  expect(reportOn(context.store)).toBe('valid');
});

it('fills in what a store need not say', () => {
  const store = checkStore(exampleStore);
  expect(store.isValid && store.config).toMatchObject({
    steps: [
      { id: 'help', template: 'help', delay: 'PT2H', maxLateness: 'PT12H' },
      { id: 'reminder', template: 'reminder', delay: 'P1D', maxLateness: 'P1D' },
      { id: 'offer', template: 'offer', delay: 'P3D', maxLateness: 'P2D' },
    ],
    typingAllowance: 'PT5M',
    minGap: 'PT12H',
    caps: [
      { count: 1, window: 'P1D' },
      { count: 3, window: 'P30D' },
    ],
    onUnknown: 'skip',
    holdoutPercent: 10,
    retention: { checkout: 'P30D', recipient: 'P400D' },
    backupPeriod: 'P7D',
    consent: { default: 'opt-in', countries: { US: 'notice' } },
    storefront: {},
    sender: { identity: 'create', mailFromSubdomain: 'bounce' },
  });
});

it.each([
  ['a full domain', { apiDomain }],
  ['a domain that is the zone itself', { apiDomain: { ...apiDomain, domainName: 'shop.example' } }],
  ['localhost', { storefrontOrigins: ['http://localhost:4700'], returnHosts: ['localhost:4700'] }],
  [
    'weeks and mixed durations',
    { minGap: 'P1W', typingAllowance: 'PT0H10M', retention: { checkout: 'P30DT12H' } },
  ],
  ['no hold-out', { holdoutPercent: 0 }],
  ['a privacy page', { storefront: { privacyUrl: 'https://www.shop.example/privacy?from=checkout#kept' } }],
  ['a privacy page on whichever host', { storefront: { privacyUrl: '/privacy' } }],
  ['a host for the script', { storefront: { domain: scriptDomain } }],
])('takes %s', (_what, changes) => {
  expect(reportOn({ ...exampleStore, ...changes })).toBe('valid');
});

const { sender } = exampleStore;

it.each([
  ['id', { id: 'My Shop' }, '"My Shop"'],
  ['name', { name: '' }, '""'],
  [
    'storefrontOrigins.0',
    { storefrontOrigins: ['https://www.shop.example/'] },
    '"https://www.shop.example/"',
  ],
  ['storefrontOrigins.0', { storefrontOrigins: ['http://www.shop.example'] }, '"http://www.shop.example"'],
  ['storefrontOrigins', { storefrontOrigins: [] }, '[]'],
  ['returnHosts.1', { returnHosts: ['www.shop.example', 'https://shop.example'] }, '"https://shop.example"'],
  ['locale', { locale: 'english' }, '"english"'],
  ['locale', { locale: 'en_GB' }, '"en_GB"'],
  ['currency', { currency: 'euro' }, '"euro"'],
  ['sender.address', { sender: { ...sender, address: 'anna(at)shop.example' } }, '"anna(at)shop.example"'],
  ['sender.postalAddress', { sender: { ...sender, postalAddress: undefined } }, 'nothing'],
  ['sender.identity', { sender: { ...sender, identity: 'new' } }, '"new"'],
  ['consent.default', { consent: { default: 'yes' } }, '"yes"'],
  ['consent.countries.UK', { consent: { countries: { UK: 'notice' } } }, '"UK"'],
  ['consent.countries.DE', { consent: { countries: { DE: 'maybe' } } }, '"maybe"'],
  ['steps', { steps: [] }, '[]'],
  ['steps.0.id', { steps: [{ ...step, id: 'Help!' }] }, '"Help!"'],
  ['steps.0.template', { steps: [{ ...step, template: 'nag' }] }, '"nag"'],
  ['steps.0.delay', { steps: [{ ...step, delay: '2h' }] }, '"2h"'],
  ['steps.0.delay', { steps: [{ ...step, delay: 'P1M' }] }, '"P1M"'],
  ['steps.0.delay', { steps: [{ ...step, delay: 'PT30S' }] }, '"PT30S"'],
  ['steps.1.id', { steps: [step, { ...step, delay: 'P1D' }] }, '"help"'],
  ['steps.1.delay', { steps: [step, { ...step, id: 'reminder', delay: 'PT2H' }] }, '"PT2H"'],
  ['typingAllowance', { typingAllowance: 'P1D' }, '"P1D"'],
  ['minGap', { minGap: 'PT14M' }, '"PT14M"'],
  ['caps.0.count', { caps: [{ count: 0, window: 'P1D' }] }, '0'],
  ['onUnknown', { onUnknown: 'retry' }, '"retry"'],
  ['holdoutPercent', { holdoutPercent: 101 }, '101'],
  ['retention.checkout', { retention: { checkout: 'P4D' } }, '"P4D"'],
  ['retention.recipient', { retention: { recipient: 'P20D' } }, '"P20D"'],
  [
    'retention.recipient',
    { caps: [{ count: 1, window: 'P400D' }], retention: { recipient: 'P90D' } },
    '"P90D"',
  ],
  ['retention.checkout', { steps: [{ ...step, delay: 'P31D' }] }, 'nothing, so "P30D"'],
  ['backupPeriod', { backupPeriod: 'P36D' }, '"P36D"'],
  ['backupPeriod', { backupPeriod: 'PT24H' }, '"PT24H"'],
  ['apiDomain.zoneName', { apiDomain: { ...apiDomain, zoneName: 'hop.example' } }, '"hop.example"'],
  ['apiDomain.certificateArn', { apiDomain: { ...apiDomain, certificateArn: 'mine' } }, '"mine"'],
  [
    'storefront.domain.certificateArn',
    { storefront: { domain: apiDomain } },
    `"${apiDomain.certificateArn}"`,
  ],
  [
    'storefront.domain.zoneName',
    { storefront: { domain: { ...scriptDomain, zoneName: 'hop.example' } } },
    '"hop.example"',
  ],
  ['storefront.privacyUri', { storefront: { privacyUri: '/privacy' } }, '"/privacy"'],
  ['throttle.burst', { throttle: { burst: 0 } }, '0'],
  ['reservedConcurrency.recover', { reservedConcurrency: { recover: 0 } }, '0'],
  ['reservedConcurrency.captur', { reservedConcurrency: { captur: 1 } }, '1'],
  ['alarmAddress', { alarmAddress: 'me' }, '"me"'],
  ['sender.adress', { sender: { ...sender, adress: 'x' } }, '"x"'],
  ['color', { color: 'red' }, '"red"'],
])('refuses a wrong %s', (path, changes, found) => {
  const report = reportOn({ ...exampleStore, ...changes });
  expect(report).toContain('has a mistake');
  expect(report).toMatch(new RegExp(`^  store\\.${path.replaceAll('.', '\\.')}$`, 'm'));
  expect(report).toContain(`    found:   ${found}\n    allowed: `);
});

it.each([
  'http://www.shop.example/privacy',
  '//shop.example/privacy',
  '/\\shop.example',
  'privacy.html',
  'javascript:alert(1)',
  'https://anna:secret@shop.example/',
  'https://shop.example/a b',
])('refuses %s for a privacy page', (privacyUrl) => {
  expect(reportOn({ ...exampleStore, storefront: { privacyUrl } })).toContain(
    `store.storefront.privacyUrl\n    found:   ${JSON.stringify(privacyUrl)}\n    allowed: an https URL, or a path`,
  );
});

it('tells every mistake at once', () => {
  const report = reportOn({ ...exampleStore, id: 1, currency: 'EURO', sender: undefined, colour: 'red' });
  expect(report).toContain('4 mistakes');
  for (const path of ['id', 'currency', 'sender', 'colour']) expect(report).toContain(`store.${path}\n`);
});

it('says what there is where a name is wrong', () => {
  expect(reportOn({ ...exampleStore, sender: { ...sender, adress: 'x' } })).toContain(
    'no such setting; there are name, address, replyTo, phone, postalAddress, identity, mailFromSubdomain',
  );
});

it('refuses settings too long for the environment of a function', () => {
  const label = 'a'.repeat(60);
  const imageHosts = Array.from(
    { length: 10 },
    (_, index) => `${label}.${label}.${label}.${label}.h${index}`,
  );
  expect(reportOn({ ...exampleStore, imageHosts })).toMatch(
    /found: {3}\d+ characters\n {4}allowed: 3000 characters/,
  );
});
