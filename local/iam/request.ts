import type { Context } from './context-keys.ts';

/** Who asks: a role with its session (for a function, the function's name), or a service of AWS in its own name. */
export type Principal =
  | { readonly kind: 'role'; readonly arn: string; readonly session: string }
  | { readonly kind: 'service'; readonly name: string };

/** One action on one resource. A call of AWS may need several. */
export interface Need {
  /** `dynamodb:UpdateItem` */
  readonly action: string;
  /** Its ARN, or `*` where an action knows no resources. */
  readonly resource: string;
  readonly context?: Context;
}

export interface AccessRequest extends Need {
  readonly by: Principal;
}

/** The services that the template's parts belong to, as they introduce themselves. */
export const SERVICES = {
  api: 'apigateway.amazonaws.com',
  rule: 'events.amazonaws.com',
  timers: 'scheduler.amazonaws.com',
  lambda: 'lambda.amazonaws.com',
  cdn: 'cloudfront.amazonaws.com',
} as const;

const nameOf = (roleArn: string): string => roleArn.slice(roleArn.lastIndexOf('/') + 1);

/** `arn:aws:sts::111122223333:assumed-role/ROLE/SESSION`, or the service's name. */
export const principalArn = (by: Principal): string => {
  if (by.kind === 'service') return by.name;
  const account = by.arn.split(':')[4] ?? '';
  return `arn:aws:sts::${account}:assumed-role/${nameOf(by.arn)}/${by.session}`;
};
