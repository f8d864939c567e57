import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { LocalResources } from '../ports.ts';
import type { PermissionsAnswer } from '../shown/answers.ts';
import type { Context } from './context-keys.ts';
import { createEvaluator, type Policies, type Verdict } from './evaluator.ts';
import { createLedger } from './ledger.ts';
import type { PermissionsModel } from './model.ts';
import { contextKeysOf } from './policy.ts';
import { principalArn, type AccessRequest } from './request.ts';

/** Says of each request whether the template's policies allow it, and keeps count. What nobody allows is denied. */
export interface Authorizer {
  authorize(request: AccessRequest): Promise<Verdict>;
  /** Judges requests ahead, without counting them. Throws where a policy is none that AWS would take. */
  prepare(requests: readonly AccessRequest[]): Promise<void>;
  /** The verdict on a request that was prepared, at once. One that was not is denied. */
  authorizePrepared(request: AccessRequest): Verdict;
  shown(): PermissionsAnswer;
  reset(): void;
}

type Place = Pick<LocalResources, 'region' | 'accountId'>;

export interface AuthorizerOptions {
  readonly model: PermissionsModel;
  readonly place: Place;
  readonly now: () => EpochMs;
  /** Told of each denial, in AWS's words. */
  readonly onDenied: (message: string) => void;
}

/** More than the distinct requests of any test; schedules alone have names without end. */
const VERDICTS_KEPT = 10_000;

const ASSUME_ROLE = 'sts:AssumeRole';

const UNPREPARED: Verdict = { kind: 'denied', because: 'because nobody has judged it ahead' };

/** `User: … is not authorized to perform: … on resource: … because no identity-based policy allows the … action` */
export const denialMessage = ({ by, action, resource }: AccessRequest, because: string): string =>
  `User: ${principalArn(by)} is not authorized to perform: ${action} on resource: ${resource} ${because}`;

/** What is known of every request: AWS is spoken to by TLS, within one account and region. */
const commonContext = ({ by }: AccessRequest, { region, accountId }: Place): Context => ({
  'aws:SecureTransport': 'true',
  'aws:RequestedRegion': region,
  ...(by.kind === 'role' && { 'aws:PrincipalArn': by.arn, 'aws:PrincipalAccount': accountId }),
});

/** Only what policies ask for: a mail's recipients need not tell two requests apart that no policy tells apart. */
const createContextFilter = ({ roles, resourcePolicies }: PermissionsModel, place: Place) => {
  const asked = new Set(
    contextKeysOf([
      ...roles.flatMap(({ statements, trust }) => [...statements, ...trust]),
      ...resourcePolicies.flatMap(({ statements }) => statements),
    ]),
  );
  return (request: AccessRequest): AccessRequest => {
    const context = { ...commonContext(request, place), ...request.context };
    const isAsked = ([key]: readonly [string, unknown]) => asked.has(key.toLowerCase());
    return { ...request, context: Object.fromEntries(Object.entries(context).filter(isAsked)) };
  };
};

/** A file is guarded by the policy of its bucket. */
const guardedBy = (resource: string): string =>
  resource.startsWith('arn:aws:s3:::') ? resource.replace(/\/.*$/, '') : resource;

const createPoliciesFor = ({ roles, resourcePolicies }: PermissionsModel) => {
  const identity = new Map(roles.map(({ arn, statements }) => [arn, statements]));
  const trust = new Map(roles.map(({ arn, trust: statements }) => [arn, statements]));
  const resource = new Map(resourcePolicies.map(({ arn, statements }) => [arn, statements]));
  return (request: AccessRequest): Policies => ({
    identity: request.by.kind === 'role' ? (identity.get(request.by.arn) ?? []) : [],
    resource: (request.action === ASSUME_ROLE ? trust : resource).get(guardedBy(request.resource)) ?? [],
  });
};

const keyOf = ({ by, action, resource, context }: AccessRequest): string =>
  JSON.stringify([principalArn(by), action, resource, context]);

export const createAuthorizer = ({ model, place, now, onDenied }: AuthorizerOptions): Authorizer => {
  const evaluate = createEvaluator();
  const ledger = createLedger(model, now);
  const narrowed = createContextFilter(model, place);
  const policiesFor = createPoliciesFor(model);
  const prepared = new Map<string, Verdict>();
  const verdicts = new Map<string, Promise<Verdict>>();

  const judge = (request: AccessRequest): Promise<Verdict> => {
    const key = keyOf(request);
    const verdict = verdicts.get(key) ?? evaluate(request, policiesFor(request));
    if (verdicts.size >= VERDICTS_KEPT) verdicts.clear();
    verdicts.set(key, verdict);
    return verdict;
  };

  const counted = (request: AccessRequest, verdict: Verdict): Verdict => {
    if (verdict.kind === 'allowed') ledger.used(verdict.by);
    else {
      ledger.denied(request);
      onDenied(denialMessage(request, verdict.because));
    }
    return verdict;
  };

  return {
    authorize: async (request) => {
      const asked = narrowed(request);
      return counted(asked, prepared.get(keyOf(asked)) ?? (await judge(asked)));
    },
    prepare: async (requests) => {
      await Promise.all(
        requests.map(narrowed).map(async (asked) => prepared.set(keyOf(asked), await judge(asked))),
      );
    },
    authorizePrepared: (request) => {
      const asked = narrowed(request);
      return counted(asked, prepared.get(keyOf(asked)) ?? UNPREPARED);
    },
    shown: ledger.shown,
    reset: ledger.reset,
  };
};
