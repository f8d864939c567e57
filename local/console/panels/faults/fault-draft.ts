import type { FaultCatalogue } from '../../../shown/answers.ts';

/** What may be set to go wrong, as the form groups it. */
export const FAULT_KINDS = [
  'failing-call',
  'slow-call',
  'delivery',
  'kill',
  'slow-function',
  'throttle',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** The form as it is filled in. All fields keep their values while the kind is another one. */
export interface FaultDraft {
  readonly kind: FaultKind;
  readonly service: string;
  readonly operation: string;
  readonly error: string;
  /** Of a call: `before` or `after`. */
  readonly moment: string;
  readonly hop: string;
  readonly delivery: string;
  /** Of a delivery: only what is on its way to this function; `''` is any. */
  readonly target: string;
  readonly function: string;
  /** Of a killed invocation: `before`, `during` or `after`. */
  readonly killed: string;
  readonly functionError: string;
  readonly slowS: string;
  readonly delayS: string;
  readonly count: string;
}

export const MOMENTS = ['before', 'after'] as const;
export const KILL_MOMENTS = ['before', 'during', 'after'] as const;

/** A timer's own delivery: nobody waits for its answer, so it cannot be slow. */
const INVOKE_TARGET = 'InvokeTarget';

export const operationsFor = (
  { services }: FaultCatalogue,
  { kind, service }: Pick<FaultDraft, 'kind' | 'service'>,
): readonly string[] => {
  const operations = services.find(({ name }) => name === service)?.operations ?? [];
  return kind === 'slow-call' ? operations.filter((name) => name !== INVOKE_TARGET) : operations;
};

export const errorsFor = ({ services }: FaultCatalogue, service: string): readonly string[] =>
  services.find(({ name }) => name === service)?.errors ?? [];

export const hopOf = (
  { deliveries }: FaultCatalogue,
  hop: string,
): FaultCatalogue['deliveries'][number] | undefined => deliveries.find((one) => one.hop === hop);

const oneOf = (wanted: string, possible: readonly string[]): string =>
  possible.includes(wanted) ? wanted : (possible[0] ?? '');

/** With every choice that no longer fits another one replaced by one that does. */
export const settleDraft = (draft: FaultDraft, catalogue: FaultCatalogue): FaultDraft => {
  const service = oneOf(
    draft.service,
    catalogue.services.map(({ name }) => name),
  );
  const hop = oneOf(
    draft.hop,
    catalogue.deliveries.map((one) => one.hop),
  );
  const { kinds = [], functions = [] } = hopOf(catalogue, hop) ?? {};
  return {
    ...draft,
    service,
    operation: oneOf(draft.operation, operationsFor(catalogue, { kind: draft.kind, service })),
    error: oneOf(draft.error, errorsFor(catalogue, service)),
    moment: oneOf(draft.moment, MOMENTS),
    hop,
    delivery: oneOf(
      draft.delivery,
      kinds.map(({ delivery }) => delivery),
    ),
    target: oneOf(draft.target, ['', ...functions]),
    function: oneOf(draft.function, catalogue.functions),
    killed: oneOf(draft.killed, KILL_MOMENTS),
    functionError: oneOf(draft.functionError, catalogue.functionErrors),
  };
};

export const FIRST_DRAFT: FaultDraft = {
  kind: 'failing-call',
  service: 'ses',
  operation: 'SendEmail',
  error: 'TooManyRequestsException',
  moment: 'before',
  hop: 'timer',
  delivery: 'doubled',
  target: '',
  function: 'recover',
  killed: 'during',
  functionError: '',
  slowS: '2',
  delayS: '600',
  count: '1',
};

/** What is wrong with what was typed, by field. */
export interface DraftProblems {
  readonly count?: string;
  readonly slowS?: string;
  readonly delayS?: string;
}

export type PostedFault =
  | { readonly isOk: true; readonly body: Readonly<Record<string, string | number>> }
  | { readonly isOk: false; readonly problems: DraftProblems };

const LONGEST_SLOWNESS_S = 900;
const MOST = 10_000;

const countProblem = ({ count }: FaultDraft): DraftProblems => {
  const number = Number(count);
  const isFine = Number.isInteger(number) && number >= 1 && number <= MOST;
  return isFine ? {} : { count: 'A whole number, 1 or more.' };
};

const isSlow = ({ kind }: FaultDraft): boolean => kind === 'slow-call' || kind === 'slow-function';
const isLate = ({ kind, delivery }: FaultDraft): boolean => kind === 'delivery' && delivery === 'late';

const problemsOf = (draft: FaultDraft): DraftProblems => {
  const slowS = Number(draft.slowS);
  const delayS = Number(draft.delayS);
  return {
    ...countProblem(draft),
    ...(isSlow(draft) &&
      !(slowS > 0 && slowS <= LONGEST_SLOWNESS_S) && {
        slowS: `More than 0, at most ${LONGEST_SLOWNESS_S}.`,
      }),
    ...(isLate(draft) && !(delayS > 0) && { delayS: 'More than 0.' }),
  };
};

const slowMsOf = ({ slowS }: FaultDraft): number => Math.round(Number(slowS) * 1000);

const fieldsOf = (draft: FaultDraft): Readonly<Record<string, string | number>> => {
  const { kind, service, operation, error, function: name } = draft;
  switch (kind) {
    case 'failing-call':
      return { service, operation, when: draft.moment, error };
    case 'slow-call':
      return { service, operation, slowMs: slowMsOf(draft) };
    case 'delivery':
      return {
        hop: draft.hop,
        delivery: draft.delivery,
        ...(isLate(draft) && { delayS: Number(draft.delayS) }),
        ...(draft.target !== '' && { function: draft.target }),
      };
    case 'kill':
      return { function: name, when: draft.killed };
    case 'slow-function':
      return { function: name, slowMs: slowMsOf(draft) };
    case 'throttle':
      return { function: name, error: draft.functionError };
  }
};

/** The body of `POST /_local/faults`, or what is to be put right first. */
export const bodyOf = (draft: FaultDraft): PostedFault => {
  const problems = problemsOf(draft);
  if (Object.keys(problems).length > 0) return { isOk: false, problems };
  return { isOk: true, body: { ...fieldsOf(draft), count: Number(draft.count) } };
};
