import type { GrantAnswer } from '../../local/shown/answers.ts';

/** What one local stack was granted, and how often it used each of it. */
export interface PermissionUses {
  /** The template was the one that would be deployed. */
  readonly isAsDeployed: boolean;
  readonly granted: readonly GrantAnswer[];
}

/** A permission that no local run can use, and why it is granted all the same. */
export interface Excuse {
  readonly holder: string;
  readonly action: string;
  /** How its resource ends. */
  readonly resource: string;
  readonly reason: string;
}

const EXCUSES: readonly Excuse[] = [
  {
    holder: 'recover',
    action: 'ses:SendEmail',
    resource: ':identity/anna@lindgren.example',
    reason:
      'The stack verifies the domain. An address that the account has verified by itself takes its place at SES, and all mails would be refused.',
  },
];

export interface Unused {
  /** There was a stack as it would be deployed: else nothing is known of its permissions. */
  readonly isKnown: boolean;
  /** Granted by the template, used by no test, and not excused. */
  readonly unused: readonly GrantAnswer[];
  /** Excuses for what was used after all, or is not granted at all. */
  readonly needless: readonly Excuse[];
}

const keyOf = ({ holder, action, resource, condition }: GrantAnswer): string =>
  JSON.stringify([holder, action, resource, condition]);

const excuses = (excuse: Excuse, grant: GrantAnswer): boolean =>
  excuse.holder === grant.holder &&
  excuse.action === grant.action &&
  grant.resource.endsWith(excuse.resource);

/** What is left of all permissions once the uses of all stacks are taken together. */
export const findUnused = (runs: readonly PermissionUses[], excused: readonly Excuse[] = EXCUSES): Unused => {
  const used = new Set(runs.flatMap(({ granted }) => granted.filter(({ uses }) => uses > 0)).map(keyOf));
  const granted = new Map(
    runs
      .filter(({ isAsDeployed }) => isAsDeployed)
      .flatMap((run) => run.granted)
      .map((grant) => [keyOf(grant), grant]),
  );
  const unused = [...granted].filter(([key]) => !used.has(key)).map(([, grant]) => grant);
  return {
    isKnown: granted.size > 0,
    unused: unused.filter((grant) => !excused.some((excuse) => excuses(excuse, grant))),
    needless: excused.filter((excuse) => !unused.some((grant) => excuses(excuse, grant))),
  };
};

const lineOf = ({ holder, action, resource, condition }: GrantAnswer): string =>
  `  ${holder}: ${action} on ${resource}${condition === undefined ? '' : ` (${condition})`}`;

/** What `npm test` ends with. Empty where there is nothing to say. */
export const describeUnused = ({ isKnown, unused, needless }: Unused): string =>
  [
    ...(isKnown ? [] : ['No local stack has told which permissions it used.']),
    ...(unused.length === 0
      ? []
      : ['Granted and never used (use it in a test, take it away, or excuse it):', ...unused.map(lineOf)]),
    ...(needless.length === 0
      ? []
      : [
          'Excused, but used or not granted (take the excuse away):',
          ...needless.map(({ holder, action, resource }) => `  ${holder}: ${action} on …${resource}`),
        ]),
  ].join('\n');
