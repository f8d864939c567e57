import { Template } from 'aws-cdk-lib/assertions';
import { demoStore } from '../../../local/demo-store.ts';
import { PLACEHOLDER_PORT, withPort } from '../../../local/stack/placeholder.ts';
import { addStack, exampleApp } from '../../lib/support/example-stack.ts';

const templateFor = (port: number): unknown =>
  Template.fromStack(addStack(exampleApp(), demoStore(port))).toJSON();

describe('a template that was synthesized for no port', () => {
  it.each([1, 4600])('is the one for port %i once that is filled in', (port) => {
    const forAny = JSON.stringify(templateFor(PLACEHOLDER_PORT));
    expect(forAny).toContain(`localhost:${PLACEHOLDER_PORT}`);
    expect(JSON.parse(withPort(forAny, port))).toEqual(templateFor(port));
  });
});
