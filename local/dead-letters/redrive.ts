import { DAY_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import { compileTargetInput } from '../events/input-transformer.ts';
import type { StreamRange } from '../events/range-reader.ts';
import type { RedriveOutcome, RedriveRange } from '../events/stream-redrive.ts';
import type { RecordHappening } from '../journal/journal.ts';
import { checkoutsNamedIn } from '../journal/named-checkouts.ts';
import type { DeadLetter, Invoker, LocalClock, Queues } from '../ports.ts';
import type { StackModel, TargetModel } from '../stack/model.ts';
import { originOf, type LetterOrigin } from './letter-origin.ts';

/** A dead letter as it is shown. */
export interface DescribedLetter extends DeadLetter {
  /** What it was meant for, and why it ended here. */
  readonly text: string;
  readonly isRedrivable: boolean;
}

/** The dead letters, and how to hand them in once more: what docs/runbook.md has an engineer do by hand. */
export interface DeadLetters {
  list(): readonly DescribedLetter[];
  /** Hands the letter in where it was meant to go, and takes it out of its queue once that worked. */
  redrive(id: string): Promise<RedriveOutcome>;
}

interface DeadLettersOptions {
  readonly model: Pick<StackModel, 'functions' | 'rules' | 'scheduledTargets' | 'resources'>;
  readonly queues: Pick<Queues, 'list' | 'remove'>;
  readonly invoker: Pick<Invoker, 'invokeAsync'>;
  readonly clock: LocalClock;
  /** By the function's physical name. */
  readonly redriveRange: (functionName: string) => RedriveRange | undefined;
  readonly record: RecordHappening;
}

/** DynamoDB keeps a record this long: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
const RECORD_LIFE_MS = DAY_MS;

/** What is to be done with a letter, or why nothing can be. */
type Plan =
  | { readonly kind: 'invoke'; readonly functionName: string; readonly event: unknown }
  | { readonly kind: 'reread'; readonly functionName: string; readonly range: StreamRange }
  | { readonly kind: 'nothing'; readonly because: string };

const nothing = (because: string): Plan => ({ kind: 'nothing', because });

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const failed = (message: string): RedriveOutcome => ({ kind: 'failed', message });

export const createDeadLetters = (options: DeadLettersOptions): DeadLetters => {
  const { model, queues, invoker, clock, redriveRange, record } = options;
  /** Letters that are on their way to their function, by id. */
  const underWay = new Set<string>();

  const functionOf = (arn: string) => model.functions.find((fn) => fn.arn === arn);
  const shortNameOf = (arn: string): string => functionOf(arn)?.shortName ?? arn;

  /** The function whose own dead-letter queue this is. */
  const ownerOf = ({ queue }: DeadLetter) => {
    const arn = model.resources.queues.find(({ name }) => name === queue)?.arn;
    return model.functions.find(({ asyncInvocation }) => asyncInvocation.deadLetterArn === arn);
  };

  const targetOf = (ruleArn: string, functionName: string): TargetModel | undefined =>
    [
      ...model.rules.filter(({ arn }) => arn === ruleArn).flatMap(({ targets }) => targets),
      ...model.scheduledTargets.filter(({ arn }) => arn === ruleArn).map(({ target }) => target),
    ].find((target) => target.functionName === functionName);

  const toFunction = (name: string | undefined, event: unknown): Plan =>
    name === undefined ? nothing('its function is gone') : { kind: 'invoke', functionName: name, event };

  /** The letter has the event as it was; the function gets what the rule makes of it. */
  const toTarget = ({ functionArn, ruleArn, event }: Extract<LetterOrigin, { kind: 'rule' }>): Plan => {
    const name = functionOf(functionArn)?.name;
    const target = name === undefined ? undefined : targetOf(ruleArn, name);
    if (target === undefined) return nothing('its rule is gone');
    const ingestionTime = new Date(clock.now()).toISOString();
    return toFunction(
      name,
      compileTargetInput(target.input)(event, { ruleName: '', ruleArn, ingestionTime }),
    );
  };

  const isForgotten = (arrivedAt: EpochMs): boolean => clock.now() - arrivedAt > RECORD_LIFE_MS;

  const plan = (letter: DeadLetter, origin: LetterOrigin): Plan => {
    switch (origin.kind) {
      case 'async':
      case 'timer':
        return toFunction(functionOf(origin.functionArn)?.name, origin.payload);
      case 'async-event':
        return toFunction(ownerOf(letter)?.name, origin.payload);
      case 'rule':
        return toTarget(origin);
      case 'stream': {
        const name = functionOf(origin.functionArn)?.name;
        if (name === undefined) return nothing('its function is gone');
        if (isForgotten(Date.parse(origin.arrivedAt)))
          return nothing('the stream keeps a record for a day only; the sweep makes the missing timers');
        return { kind: 'reread', functionName: name, range: origin.range };
      }
      case 'unknown':
        return nothing('it is not known what it was meant for');
    }
  };

  const describe = (letter: DeadLetter, origin: LetterOrigin): string => {
    switch (origin.kind) {
      case 'async':
        return `${shortNameOf(origin.functionArn)} gave it up after ${count(origin.tries, 'try', 'tries')}: ${origin.error}`;
      case 'async-event':
        return `${ownerOf(letter)?.shortName ?? 'A function'} gave it up: ${origin.error}`;
      case 'timer':
        return `A timer that could not be handed to ${shortNameOf(origin.functionArn)}, tried ${count(origin.tries, 'time', 'times')}: ${origin.error}`;
      case 'rule':
        return `An event that could not be handed to ${shortNameOf(origin.functionArn)}: ${origin.error}`;
      case 'stream':
        return `${shortNameOf(origin.functionArn)} gave up ${count(origin.records, 'change', 'changes')} of the table, tried ${count(origin.tries, 'time', 'times')}`;
      case 'unknown':
        return 'It is not known what this was meant for';
    }
  };

  const carryOut = async (planned: Plan): Promise<RedriveOutcome> => {
    switch (planned.kind) {
      case 'invoke':
        invoker.invokeAsync(planned.functionName, planned.event, 'redrive');
        return { kind: 'done' };
      case 'reread':
        return (await redriveRange(planned.functionName)?.(planned.range)) ?? failed('its stream is gone');
      case 'nothing':
        return failed(planned.because);
    }
  };

  const redrive = async (letter: DeadLetter): Promise<RedriveOutcome> => {
    const outcome = await carryOut(plan(letter, originOf(letter)));
    if (outcome.kind === 'failed' || !queues.remove(letter.id)) return outcome;
    record(
      { kind: 'redriven', queue: letter.queue, letter: letter.id },
      { checkouts: checkoutsNamedIn(JSON.stringify(letter.body)) },
    );
    return outcome;
  };

  return {
    list: () =>
      queues.list().map((letter) => {
        const origin = originOf(letter);
        const planned = plan(letter, origin);
        const because = planned.kind === 'nothing' ? ` (${planned.because})` : '';
        return {
          ...letter,
          text: `${describe(letter, origin)}${because}.`,
          isRedrivable: planned.kind !== 'nothing',
        };
      }),
    redrive: async (id) => {
      const letter = queues.list().find((candidate) => candidate.id === id);
      if (letter === undefined) return failed(`there is no dead letter ${id}`);
      if (underWay.has(id)) return failed('it is being handed in already');
      underWay.add(id);
      return redrive(letter).finally(() => underWay.delete(id));
    },
  };
};
