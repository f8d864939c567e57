import type { FaultKind } from './fault-draft.ts';

export const KIND_WORDS: Readonly<Record<FaultKind, string>> = {
  'failing-call': 'A call of AWS fails',
  'slow-call': 'A call of AWS is slow',
  delivery: 'A delivery is lost, doubled or late',
  kill: 'A function is killed at work',
  'slow-function': 'A function is slow',
  throttle: 'Lambda throttles a function',
};

const SERVICES: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB',
  scheduler: 'EventBridge Scheduler',
  secretsmanager: 'Secrets Manager',
  ses: 'SES',
};

const ERRORS: Readonly<Record<string, string>> = {
  timeout: 'No answer at all',
  crash: 'The calling process dies',
};

const OPERATIONS: Readonly<Record<string, string>> = {
  InvokeTarget: 'InvokeTarget (delivers a due timer)',
};

const DELIVERIES: Readonly<Record<string, string>> = {
  lost: 'Lost',
  doubled: 'Doubled',
  late: 'Late',
  unanswered: 'Handled, the answer lost',
};

export const KILL_WORDS: Readonly<Record<string, string>> = {
  before: 'As it begins, before its first line',
  during: 'In the middle, right after its first change',
  after: 'At the end: all is done, and nobody is told',
};

export const MOMENT_WORDS: Readonly<Record<string, string>> = {
  before: 'Before it did its work',
  after: 'After it did its work',
};

const wordsIn = (words: Readonly<Record<string, string>>) => (name: string) =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;

export const serviceWords = wordsIn(SERVICES);
export const errorWords = wordsIn(ERRORS);
export const operationWords = wordsIn(OPERATIONS);
export const deliveryWords = wordsIn(DELIVERIES);
