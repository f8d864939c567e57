import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { DenialAnswer, GrantAnswer, PermissionsAnswer } from '../shown/answers.ts';
import { createHolderOf, holderOfStatement } from './holders.ts';
import type { PermissionsModel } from './model.ts';
import type { Statement } from './policy.ts';
import type { AccessRequest } from './request.ts';

/** What was granted, how often each of it was used, and what was denied. */
export interface Ledger {
  used(statements: readonly Statement[]): void;
  denied(request: AccessRequest): void;
  shown(): PermissionsAnswer;
  /** Forgets the denials. Uses count from the start on, since they are about the template. */
  reset(): void;
}

type Grant = Omit<GrantAnswer, 'uses'>;

const DENIALS_KEPT = 1000;

const conditionOf = ({ Condition = {} }: Statement): string =>
  Object.entries(Condition)
    .flatMap(([operator, byKey]) =>
      Object.entries(byKey).map(([key, values]) => `${operator} ${key} ${values.join(' or ')}`),
    )
    .join(', ');

const grantOf = (holder: string, statement: Statement, ownResource: string): Grant => {
  const { Action, NotAction = [], Resource, NotResource } = statement;
  const condition = conditionOf(statement);
  return {
    holder,
    action: Action ?? `all but ${NotAction.join(', ')}`,
    resource: Resource ?? (NotResource === undefined ? ownResource : `all but ${NotResource.join(', ')}`),
    ...(condition !== '' && { condition }),
  };
};

const keyOf = ({ holder, action, resource, condition }: Grant): string =>
  JSON.stringify([holder, action, resource, condition]);

type Granted = readonly (readonly [Statement, Grant])[];

const allows = ({ Effect }: Statement): boolean => Effect === 'Allow';

const grantsOf = (model: PermissionsModel, holderOf: ReturnType<typeof createHolderOf>): Granted => [
  ...model.roles.flatMap(({ arn, statements, trust }) => {
    const holder = holderOf({ kind: 'role', arn, session: '' });
    return [
      ...statements.filter(allows).map((one) => [one, grantOf(holder, one, '*')] as const),
      ...trust.filter(allows).map((one) => [one, grantOf(holderOfStatement(one), one, arn)] as const),
    ];
  }),
  ...model.resourcePolicies.flatMap(({ arn, statements }) =>
    statements.filter(allows).map((one) => [one, grantOf(holderOfStatement(one), one, arn)] as const),
  ),
];

export const createLedger = (model: PermissionsModel, now: () => EpochMs): Ledger => {
  const holderOf = createHolderOf(model);
  const granted = grantsOf(model, holderOf);
  const keys = new Map(granted.map(([statement, grant]) => [statement, keyOf(grant)]));
  const uses = new Map<string, number>();
  let denials: DenialAnswer[] = [];
  return {
    used: (statements) => {
      // Two statements may say the same; together they are one permission.
      for (const key of new Set(statements.flatMap((statement) => keys.get(statement) ?? [])))
        uses.set(key, (uses.get(key) ?? 0) + 1);
    },
    denied: ({ by, action, resource }) => {
      denials.push({ at: new Date(now()).toISOString(), holder: holderOf(by), action, resource });
      if (denials.length > 2 * DENIALS_KEPT) denials = denials.slice(-DENIALS_KEPT);
    },
    shown: () => {
      const byKey = new Map(granted.map(([, grant]) => [keyOf(grant), grant]));
      return {
        granted: [...byKey].map(([key, grant]) => ({ ...grant, uses: uses.get(key) ?? 0 })),
        denied: denials.slice(-DENIALS_KEPT),
      };
    },
    reset: () => {
      denials = [];
    },
  };
};
