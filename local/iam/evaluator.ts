import type * as IamSimulate from '@cloud-copilot/iam-simulate';
import type { RunSimulationResults, Simulation } from '@cloud-copilot/iam-simulate';
import { CannotStartError } from '../preflight.ts';
import type { Statement } from './policy.ts';
import { principalArn, type AccessRequest } from './request.ts';

/** The policies that a request is judged by. */
export interface Policies {
  /** Of the role that asks. */
  readonly identity: readonly Statement[];
  /** At the resource; a role's trust, where the question is who may assume it. */
  readonly resource: readonly Statement[];
}

/** `allowed` names the statements that do it, `denied` ends AWS's sentence about it. */
export type Verdict =
  | { readonly kind: 'allowed'; readonly by: readonly Statement[] }
  | { readonly kind: 'denied'; readonly because: string };

export type Evaluate = (request: AccessRequest, policies: Policies) => Promise<Verdict>;

type Simulator = Pick<typeof IamSimulate, 'getDenialReasons' | 'getGrantReasons'>;
type Succeeded = Extract<RunSimulationResults, { resultType: 'single' }>;
type Failed = Extract<RunSimulationResults, { resultType: 'error' }>;

const policyOf = (statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements });

const accountOf = (resource: string, request: AccessRequest): string =>
  resource.split(':')[4] || (principalArn(request.by).split(':')[4] ?? '');

const contextOf = ({ context = {} }: AccessRequest): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  );

const simulationOf = (request: AccessRequest, { identity, resource }: Policies): Simulation => ({
  request: {
    principal: principalArn(request.by),
    action: request.action,
    resource: { resource: request.resource, accountId: accountOf(request.resource, request) },
    contextVariables: contextOf(request),
  },
  identityPolicies: identity.length === 0 ? [] : [{ name: 'identity', policy: policyOf(identity) }],
  ...(resource.length > 0 && { resourcePolicy: policyOf(resource) }),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
});

const at = (statements: readonly Statement[], index: number): readonly Statement[] => {
  const statement = statements[index - 1];
  return statement === undefined ? [] : [statement];
};

/** The words of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const reasonOf = (simulator: Simulator, { result }: Succeeded, { action, by }: AccessRequest): string => {
  const explicit = simulator
    .getDenialReasons(result.analysis)
    .find(({ denialType }) => denialType === 'Explicit');
  const kind = (type: string) => (type === 'identity' ? 'an identity-based' : 'a resource-based');
  if (explicit !== undefined) return `with an explicit deny in ${kind(explicit.policyType)} policy`;
  return `because no ${by.kind === 'role' ? 'identity-based' : 'resource-based'} policy allows the ${action} action`;
};

/** A policy that AWS itself would not take. Anything else that cannot be judged is denied, never allowed. */
const refusePolicy = ({ errors }: Failed): void => {
  const malformed = [errors.identityPolicyErrors, errors.resourcePolicyErrors].filter(Boolean);
  if (malformed.length > 0)
    throw new CannotStartError(
      `AWS would not take a policy of the template: MalformedPolicyDocument: ${JSON.stringify(malformed)}.`,
    );
};

const verdictOf = (
  simulator: Simulator,
  outcome: RunSimulationResults,
  request: AccessRequest,
  { identity, resource }: Policies,
): Verdict => {
  switch (outcome.resultType) {
    case 'error':
      refusePolicy(outcome);
      return { kind: 'denied', because: `because it cannot be judged here: ${outcome.errors.message}` };
    case 'wildcard':
      return { kind: 'denied', because: 'because it cannot be judged here: the resource is a pattern' };
    case 'single':
      if (outcome.overallResult !== 'Allowed')
        return { kind: 'denied', because: reasonOf(simulator, outcome, request) };
      return {
        kind: 'allowed',
        by: simulator.getGrantReasons(outcome.result.analysis).flatMap((grant) => {
          if (!('statementIndex' in grant)) return [];
          return at(grant.policyType === 'identity' ? identity : resource, grant.statementIndex);
        }),
      };
  }
};

/** Judges by IAM's own rules, as far as `@cloud-copilot/iam-simulate` knows them. Loading that takes a while. */
export const createEvaluator = (): Evaluate => {
  const loading = import('@cloud-copilot/iam-simulate');
  loading.catch(() => undefined);
  return async (request, policies) => {
    const simulator = await loading;
    const outcome = await simulator.runSimulation(simulationOf(request, policies), {});
    return verdictOf(simulator, outcome, request, policies);
  };
};
